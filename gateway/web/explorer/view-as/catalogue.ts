import { useQuery } from '@tanstack/react-query';
import { allPages } from '../../common/pages';
import {
  ViewAsDocument,
  type CatalogueDatasetFragment,
} from '../../generated/explorer/view-as/view-as';
import { useCaller } from '../caller/caller';

/**
 * The dataset of each coordinate (`Type.field`); coordinates without a dataset belong to the hub
 * itself.
 */
export type Catalogue = ReadonlyMap<string, CatalogueDatasetFragment>;

/** The whole catalogue as the caller of this tab sees it; fetched for each caller. */
export function useCatalogue() {
  const { sendDocument, turn } = useCaller();
  return useQuery({
    queryKey: ['view-as', turn],
    queryFn: async (): Promise<Catalogue> => {
      const pages = await allPages(
        { ask: sendDocument, document: ViewAsDocument, variables: {} },
        ({ datasets }) => datasets,
      );
      const datasets = pages.flatMap(({ nodes }) => nodes);
      return new Map(
        datasets.flatMap((dataset) => dataset.fields.map((field) => [field, dataset] as const)),
      );
    },
    staleTime: 60_000,
    retry: 1,
  });
}
