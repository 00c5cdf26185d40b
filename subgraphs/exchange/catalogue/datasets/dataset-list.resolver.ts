import { DataTopic, Department } from '../../mandate-entities.type';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../../shared/graphql/connection';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { DATA_TOPICS } from '../../../../shared/domain/mandate/topics';
import { ownerOf } from '../../../../shared/sharing/dataset';
import { catalogueEntry, type CatalogueEntry } from './catalogue-entry';
import { DatasetConnection, DatasetListArgs } from './dataset-list.type';
import type { DatasetRow } from './dataset-row';
import { narrowedDatasets } from './dataset-search';
import { Dataset } from './dataset.type';
import type { CatalogueContext } from '../catalogue-context';
import { pagedRows } from '../../../../shared/graphql/paged-rows';
import { ListSize, PageSize } from '../../../../shared/graphql/list-size';

@Resolver()
export class DatasetQueries {
  @Internal('SEE_CATALOGUE')
  @PageSize(45)
  @Query(() => DatasetConnection, {
    nullable: true,
    description: 'The catalogue of datasets (信息资源目录), by id',
  })
  async datasets(
    @Args(() => DatasetListArgs) { first, after, filter }: DatasetListArgs,
    @Ctx() context: CatalogueContext,
  ): Promise<Page<CatalogueEntry>> {
    const request = pageRequest(first, after);
    const rows = await context.load.catalogue.datasets.all();
    const found = await narrowedDatasets(rows, filter ?? {}, context);
    return pagedRows(found.map(catalogueEntry), request, ({ id }) => id);
  }

  @Internal('SEE_CATALOGUE')
  @Query(() => Dataset, {
    nullable: true,
    description: 'A dataset (数据集) by id; null if the catalogue has none',
  })
  dataset(
    @Arg('id', () => ID, { description: 'Id: `water/water-function-zone` (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<CatalogueEntry | undefined> {
    return datasetOf(context, id);
  }
}

@Resolver(() => Department)
export class DepartmentDatasetsResolver {
  @Internal('SEE_CATALOGUE')
  @ListSize(12)
  @FieldResolver(() => [Dataset], {
    nullable: true,
    description: 'Datasets that it owns (所属数据集)',
  })
  datasets(
    @Root() { id }: Department,
    @Ctx() context: CatalogueContext,
  ): Promise<ReadonlyArray<CatalogueEntry>> {
    return datasetsWhere(context, (row) => ownerOf(row.id) === id);
  }
}

@Resolver(() => DataTopic)
export class TopicDatasetsResolver {
  @Internal('SEE_CATALOGUE')
  @ListSize(5)
  @FieldResolver(() => [Dataset], {
    nullable: true,
    description: 'Datasets that fulfil it (对应数据集)',
  })
  datasets(
    @Root() { id }: DataTopic,
    @Ctx() context: CatalogueContext,
  ): Promise<ReadonlyArray<CatalogueEntry>> {
    const topic = DATA_TOPICS.find((one) => one.id === id);
    return datasetsWhere(
      context,
      (row) => row.facts.topic === id && ownerOf(row.id) === topic?.department,
    );
  }
}

/** A dataset by id, as the catalogue lists it; null if there is none. */
export async function datasetOf(
  { load }: CatalogueContext,
  id: string | null | undefined,
): Promise<CatalogueEntry | undefined> {
  const row = (await load.catalogue.datasets.all()).find((one) => one.id === id);
  return row && catalogueEntry(row);
}

/** The datasets that match a filter, as the catalogue lists them. */
export async function datasetsWhere(
  { load }: CatalogueContext,
  fits: (row: DatasetRow) => boolean,
): Promise<ReadonlyArray<CatalogueEntry>> {
  return (await load.catalogue.datasets.all()).filter(fits).map(catalogueEntry);
}
