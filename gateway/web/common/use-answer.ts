import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import { ask, type Answer } from './ask';
import { KeptAccount } from './kept-account';
import { useSession } from './session';

/** Asks a question as the account that the page shows. */
export type Ask = <Data>(
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Answer<Data>>;

/** How this page asks, and as which account: part of the key of every question. */
export function useAsk(): {
  readonly ask: Ask;
  readonly account: string | undefined;
  /** Whether it is known who asks, or known that this cannot be learnt. */
  readonly isSettled: boolean;
} {
  const { data: session, error } = useSession();
  const kept = useContext(KeptAccount);
  const account = kept ?? session?.account;
  const asAccount = useCallback<Ask>(
    (query, variables) =>
      account === undefined ? Promise.reject(error) : ask({ query, variables, account }),
    [account, error],
  );
  return { ask: asAccount, account, isSettled: account !== undefined || error !== null };
}

/** Asks once for these variables and keeps the answer for a minute, for the account that asked. */
export function useAnswer<Data>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  { isWanted = true }: { readonly isWanted?: boolean } = {},
): UseQueryResult<Answer<Data>> {
  const { ask: asAccount, account, isSettled } = useAsk();
  return useQuery({
    queryKey: ['answer', account, query, variables],
    queryFn: () => asAccount<Data>(query, variables),
    enabled: isWanted && isSettled,
    staleTime: 60_000,
    retry: false,
  });
}
