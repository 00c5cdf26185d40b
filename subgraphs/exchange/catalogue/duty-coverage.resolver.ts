import { MANDATE_DUTIES } from '../../../shared/domain/mandate/duties';
import { Duty } from '../mandate-entities.type';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { CatalogueEntry } from './datasets/catalogue-entry';
import { datasetsWhere } from './datasets/dataset-list.resolver';
import { Dataset } from './datasets/dataset.type';
import type { CatalogueContext } from './catalogue-context';
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
    @Root() { clause }: Duty,
    @Ctx() context: CatalogueContext,
  ): Promise<ReadonlyArray<CatalogueEntry>> {
    return datasetsWhere(context, ({ facts }) => facts.clause === clause);
  }

  @Internal('SEE_CATALOGUE')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether each of its topics has a dataset with fields; null if the clause does not bind to share (共享职责是否落实)',
  })
  async isFulfilled(
    @Root() { clause }: Duty,
    @Ctx() { load }: CatalogueContext,
  ): Promise<boolean | null> {
    const duty = MANDATE_DUTIES.find((one) => one.clause === clause);
    if (!duty?.classes.includes('SHARE')) return null;
    const { unfulfilled } = await load.catalogue.datasets.coverage();
    return !unfulfilled.some((one) => one.clause === clause);
  }

  @Internal('SEE_CATALOGUE')
  @ListSize(6)
  @FieldResolver(() => [Dataset], {
    nullable: true,
    description:
      'Datasets that fulfil it, by its topics; empty if the clause does not require sharing (落实数据集)',
  })
  async fulfilledBy(
    @Root() { clause }: Duty,
    @Ctx() context: CatalogueContext,
  ): Promise<ReadonlyArray<CatalogueEntry>> {
    const { fulfilled } = await context.load.catalogue.datasets.coverage();
    const ids = fulfilled
      .filter((one) => one.isMandatory && one.clause === clause)
      .flatMap(({ datasets }) => datasets.map(({ id }) => id));
    return datasetsWhere(context, ({ id }) => ids.includes(id));
  }
}
