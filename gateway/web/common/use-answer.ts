import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ask, type Answer } from './ask';

/** Asks once for these variables and keeps the answer for a minute; whoever signs in asks anew. */
export function useAnswer<Data>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  { isWanted = true }: { readonly isWanted?: boolean } = {},
): UseQueryResult<Answer<Data>> {
  return useQuery({
    queryKey: ['answer', query, variables],
    queryFn: () => ask<Data>(query, variables),
    enabled: isWanted,
    staleTime: 60_000,
    retry: false,
  });
}
