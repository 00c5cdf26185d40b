import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../../shared/graphql/connection';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { catalogueEntry, type CatalogueEntry } from '../datasets/catalogue-entry';
import { datasetOf } from '../datasets/dataset-list.resolver';
import { Dataset } from '../datasets/dataset.type';
import type { CatalogueContext } from '../catalogue-context';
import { releaseInForce } from '../terms/in-force';
import { OpenDataEntry } from '../open-data.type';
import { pagedRows } from '../../../../shared/graphql/paged-rows';
import { releaseView, type ReleaseView } from './release-view';
import { Release, ReleaseConnection, ReleaseListArgs } from './release.type';
import { actsFor } from '../terms/term-rules';
import { ListSize } from '../../../../shared/graphql/list-size';

/** A dataset that is open to everybody today, with the decision that opens it. */
interface OpenDataRow {
  readonly dataset: CatalogueEntry;
  readonly release: ReleaseView;
}

@Resolver(() => Release)
export class ReleaseResolver {
  @Internal('SEE_CATALOGUE')
  @Query(() => ReleaseConnection, {
    nullable: true,
    description:
      'Release decisions, newest first: the list of what is disclosed (信息公开事项清单). What waits, or never was confirmed, is for those who propose and confirm it',
  })
  async releases(
    @Args(() => ReleaseListArgs) { first, after, filter }: ReleaseListArgs,
    @Ctx() context: CatalogueContext,
  ): Promise<Page<ReleaseView>> {
    const request = pageRequest(first, after);
    const { load, access } = context;
    const rows = await load.catalogue.terms.releases(access.isDemonstration);
    const all = await Promise.all(rows.map((row) => releaseView(row, context)));
    const found = all.filter(
      (one) =>
        (one.confirmed !== null || isConcerned(context, one)) &&
        (filter?.dataset ?? one.datasetId) === one.datasetId &&
        (filter?.department ?? one.ownerId) === one.ownerId &&
        (filter?.state ?? one.state) === one.state,
    );
    return pagedRows(found, request, ({ id }) => id);
  }

  @Internal('SEE_CATALOGUE')
  @ListSize(90)
  @Query(() => [OpenDataEntry], {
    nullable: true,
    description: 'Datasets that everybody may read today, by id (开放数据目录)',
  })
  async openDataList(@Ctx() context: CatalogueContext): Promise<ReadonlyArray<OpenDataRow>> {
    const rows = await context.load.catalogue.datasets.all();
    const opened = await Promise.all(
      rows.map(async (row) => {
        const release = await releaseInForce(context, row.facts);
        if (!release) return [];
        return [{ dataset: catalogueEntry(row), release: await releaseView(release, context) }];
      }),
    );
    return opened.flat();
  }

  @FieldResolver(() => Dataset, {
    nullable: true,
    description: 'What is released; null if its department no longer has it (数据集)',
  })
  dataset(
    @Root() { datasetId }: ReleaseView,
    @Ctx() context: CatalogueContext,
  ): Promise<CatalogueEntry | undefined> {
    return datasetOf(context, datasetId);
  }
}

/** Publishers of its issuer, stewards of its owner, and auditors see pending proposals. */
function isConcerned({ access }: CatalogueContext, release: ReleaseView): boolean {
  const { caller } = access;
  const isSteward = access.acts('PROPOSE_TERMS') || access.acts('CONFIRM_TERMS');
  return (
    (access.acts('PROPOSE_RELEASE') && actsFor(caller, release.issuerId)) ||
    (isSteward && actsFor(caller, release.ownerId)) ||
    access.acts('READ_WHOLE_RECORD')
  );
}
