import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { CatalogueEntry } from './datasets/catalogue-entry';
import { datasetsWhere } from './datasets/dataset-list.resolver';
import { Dataset } from './datasets/dataset.type';
import type { DirectoryContext } from '../directory-loaders';
import { Duty } from '../plan/duty.type';
import type { DutyRow } from '../plan/plan-row';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => Duty)
export class DutyCoverageResolver {
  @Internal('SEE_CATALOGUE')
  @ListSize(6)
  @FieldResolver(() => [Dataset], {
    nullable: true,
    description: 'Datasets that rest on this very clause (以本条为依据的数据集)',
  })
  datasets(
    @Root() { clause }: DutyRow,
    @Ctx() context: DirectoryContext,
  ): Promise<ReadonlyArray<CatalogueEntry>> {
    return datasetsWhere(context, ({ facts }) => facts.clause === clause);
  }

  @Internal('SEE_CATALOGUE')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether each of its topics has a dataset with fields; null where the clause does not bind to share (共享职责是否落实)',
  })
  async isFulfilled(
    @Root() { clause, classes }: DutyRow,
    @Ctx() { load }: DirectoryContext,
  ): Promise<boolean | null> {
    if (!classes.includes('SHARE')) return null;
    const { unfulfilled } = await load.datasets.coverage();
    return !unfulfilled.some((one) => one.clause === clause);
  }

  @Internal('SEE_CATALOGUE')
  @ListSize(6)
  @FieldResolver(() => [Dataset], {
    nullable: true,
    description:
      'Datasets that fulfil it, by its topics; empty where the clause does not bind to share (落实数据集)',
  })
  async fulfilledBy(
    @Root() { clause }: DutyRow,
    @Ctx() context: DirectoryContext,
  ): Promise<ReadonlyArray<CatalogueEntry>> {
    const { fulfilled } = await context.load.datasets.coverage();
    const ids = fulfilled
      .filter((one) => one.isMandatory && one.clause === clause)
      .flatMap(({ datasets }) => datasets.map(({ id }) => id));
    return datasetsWhere(context, ({ id }) => ids.includes(id));
  }
}
