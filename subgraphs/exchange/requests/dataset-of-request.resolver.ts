import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { Internal } from '../../../shared/sharing/in-dataset';
import { DataGrant, GrantPreview } from './grants/data-grant.type';
import { CATALOGUE, type CatalogueEntry } from '../catalogue/module';
import type { RequestsContext } from './requests-context';
import { DecidedDataset, RequestedDataset } from './request-parts.type';

/** Resolves `dataset` of every type that names a dataset by id. */
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
    @FieldResolver(() => CATALOGUE.Dataset, {
      nullable: true,
      description: 'The dataset; null if it is no longer in the catalogue (数据集)',
    })
    dataset(
      @Root() { datasetId }: { readonly datasetId: string },
      @Ctx() context: RequestsContext,
    ): Promise<CatalogueEntry | undefined> {
      return CATALOGUE.datasetOf(context, datasetId);
    }
  }
  return DatasetField;
}
