import { useQuery } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import { useCaller } from '../caller/caller';

/** A dataset, and what the hub decides of it for whoever asks. */
export interface CatalogueDataset {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly owner: { readonly id: string; readonly nameZh: string; readonly nameEn: string } | null;
  readonly restsOn: { readonly citation: string; readonly citationZh: string };
  readonly fields: ReadonlyArray<string>;
  readonly openToPublic: boolean;
  readonly inForce: { readonly sharing: string } | null;
  readonly access: {
    readonly isAllowed: boolean;
    readonly because: string;
    readonly becauseZh: string;
    readonly becauseEn: string;
    readonly remedyZh: string | null;
    readonly remedyEn: string | null;
    readonly cites: string | null;
    readonly fields: ReadonlyArray<string> | null;
  };
}

/** The dataset of each coordinate (`Type.field`); what is in none is the hub's own. */
export type Catalogue = ReadonlyMap<string, CatalogueDataset>;

const PAGE = `query ViewAs($after: String) {
  datasets(first: 500, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id title titleEn fields openToPublic
      owner { id nameZh nameEn }
      restsOn { citation citationZh }
      inForce { sharing }
      access { isAllowed because becauseZh becauseEn remedyZh remedyEn cites fields }
    }
  }
}`;

interface Page {
  readonly datasets: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: ReadonlyArray<CatalogueDataset>;
  } | null;
}

/** The whole catalogue as the caller of this tab sees it; asked anew for each caller. */
export function useCatalogue() {
  const { send, turn } = useCaller();
  return useQuery({
    queryKey: ['view-as', turn],
    queryFn: async (): Promise<Catalogue> => {
      const byCoordinate = new Map<string, CatalogueDataset>();
      for (let after: string | null = null, isLast = false; !isLast;) {
        const { data, errors } = await send({ query: PAGE, variables: { after } });
        const page: Page['datasets'] = (data as Page | null)?.datasets ?? null;
        if (!page) throw new AskFailure(errors ?? []);
        for (const dataset of page.nodes)
          for (const field of dataset.fields) byCoordinate.set(field, dataset);
        after = page.pageInfo.endCursor;
        isLast = !page.pageInfo.hasNextPage;
      }
      return byCoordinate;
    },
    staleTime: 60_000,
    retry: 1,
  });
}
