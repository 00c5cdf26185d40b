import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { CatalogueEntry } from '../catalogue/datasets/catalogue-entry';
import { DataGrant, GrantPreview } from './grants/data-grant.type';
import { datasetOf } from '../catalogue/datasets/dataset-list.resolver';
import { Dataset } from '../catalogue/datasets/dataset.type';
import type { DirectoryContext } from '../directory-loaders';
import { DecidedDataset, RequestedDataset } from './request-parts.type';

/** Resolve `dataset` wherever a request or a grant names one by id. */
export const DATASET_OF_REQUEST_RESOLVERS = [
  RequestedDataset,
  DecidedDataset,
  DataGrant,
  GrantPreview,
].map(datasetFieldOf);

function datasetFieldOf(type: ClassType) {
  @Resolver(() => type)
  class DatasetField {
    @Internal('SEE_CATALOGUE')
    @FieldResolver(() => Dataset, {
      nullable: true,
      description: 'The dataset; null where the catalogue has it no more (数据集)',
    })
    dataset(
      @Root() { datasetId }: { readonly datasetId: string },
      @Ctx() context: DirectoryContext,
    ): Promise<CatalogueEntry | undefined> {
      return datasetOf(context, datasetId);
    }
  }
  return DatasetField;
}
