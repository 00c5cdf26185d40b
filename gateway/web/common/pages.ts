import { useInfiniteQuery } from '@tanstack/react-query';
import { AskFailure, type Answer } from './ask';
import type { TypedDocument } from './typed-document';
import { useAsk, type Ask } from './use-answer';

/** A page of a list, and whether another one follows. */
export interface Page<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: ReadonlyArray<Node>;
}

/**
 * Fetches a list page by page, as far as the user asks for more; `pageOf` picks the page from an
 * answer, and an answer without one is a failure.
 */
export function usePages<Data, Variables extends { readonly after?: string | null }, Node>(
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  pageOf: (data: Data) => Page<Node> | null | undefined,
) {
  const { ask: asAccount, account, isSettled } = useAsk();
  return useInfiniteQuery({
    queryKey: ['pages', account, document.text, variables],
    queryFn: async ({ pageParam }): Promise<Page<Node>> => {
      const { data, errors } = await asAccount(document, { ...variables, after: pageParam });
      const page = data && pageOf(data);
      if (page) return page;
      throw new AskFailure(errors);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    enabled: isSettled,
    retry: false,
  });
}

/** Fetches all pages of a list, one after the other; throws AskFailure if one is not returned. */
export async function allPages<Data, Variables extends { readonly after?: string | null }, P>(
  { ask: asAccount, document, variables }: AskedPages<Data, Variables>,
  pageOf: (data: Data) => (P & Pick<Page<unknown>, 'pageInfo'>) | null,
): Promise<ReadonlyArray<P>> {
  const pages: P[] = [];
  for (let after: string | null = null; ;) {
    const answer: Answer<Data> = await asAccount(document, { ...variables, after });
    const page = answer.data && pageOf(answer.data);
    if (!page) throw new AskFailure(answer.errors);
    pages.push(page);
    if (!page.pageInfo.hasNextPage) return pages;
    after = page.pageInfo.endCursor;
  }
}

/** The document whose pages are fetched, with its variables and the function that sends it. */
interface AskedPages<Data, Variables> {
  readonly ask: Ask;
  readonly document: TypedDocument<Data, Variables>;
  readonly variables: Variables;
}
