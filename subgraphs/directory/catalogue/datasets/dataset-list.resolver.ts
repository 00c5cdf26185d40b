import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../../shared/graphql/connection';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { ownerOf } from '../../../../shared/sharing/dataset';
import { catalogueEntry, type CatalogueEntry } from './catalogue-entry';
import { DataTopic } from '../../plan/data-topic.type';
import { DatasetConnection, DatasetListArgs } from './dataset-list.type';
import type { DatasetRow } from './dataset-row';
import { narrowedDatasets } from './dataset-search';
import { Dataset } from './dataset.type';
import { Department } from '../../department.type';
import type { DirectoryContext } from '../../directory-loaders';
import { pagedRows } from '../../paged-rows';
import type { DepartmentRow, TopicRow } from '../../plan/plan-row';
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
    @Ctx() context: DirectoryContext,
  ): Promise<Page<CatalogueEntry>> {
    const request = pageRequest(first, after);
    const rows = await context.load.datasets.all();
    const found = await narrowedDatasets(rows, filter ?? {}, context);
    return pagedRows(found.map(catalogueEntry), request, ({ id }) => id);
  }

  @Internal('SEE_CATALOGUE')
  @Query(() => Dataset, {
    nullable: true,
    description: 'A dataset (数据集) by id; null where the catalogue has none',
  })
  dataset(
    @Arg('id', () => ID, { description: 'Id: `water/water-function-zone` (标识)' }) id: string,
    @Ctx() context: DirectoryContext,
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
    @Root() { id }: DepartmentRow,
    @Ctx() context: DirectoryContext,
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
    @Root() { id, departmentId }: TopicRow,
    @Ctx() context: DirectoryContext,
  ): Promise<ReadonlyArray<CatalogueEntry>> {
    return datasetsWhere(
      context,
      (row) => row.facts.topic === id && ownerOf(row.id) === departmentId,
    );
  }
}

/** A dataset by id, as the catalogue lists it. */
export async function datasetOf(
  { load }: DirectoryContext,
  id: string | null | undefined,
): Promise<CatalogueEntry | undefined> {
  const row = (await load.datasets.all()).find((one) => one.id === id);
  return row && catalogueEntry(row);
}

/** The datasets that fit, as the catalogue lists them. */
export async function datasetsWhere(
  { load }: DirectoryContext,
  fits: (row: DatasetRow) => boolean,
): Promise<ReadonlyArray<CatalogueEntry>> {
  return (await load.datasets.all()).filter(fits).map(catalogueEntry);
}
