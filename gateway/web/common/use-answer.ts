import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import { ask, type Answer } from './ask';
import { KeptAccount } from './kept-account';
import { useSession } from './session';
import type { TypedDocument } from './typed-document';

/** Sends a document as the account that the page shows. */
export type Ask = <Data, Variables>(
  document: TypedDocument<Data, Variables>,
  variables: Variables,
) => Promise<Answer<Data>>;

/**
 * Returns the function that sends documents, and its account, which is part of the key of every
 * cached answer.
 */
export function useAsk(): {
  readonly ask: Ask;
  readonly account: string | undefined;
  /** Whether the caller is known, or cannot be fetched. */
  readonly isSettled: boolean;
} {
  const { data: session, error } = useSession();
  const kept = useContext(KeptAccount);
  const account = kept ?? session?.account;
  const asAccount = useCallback<Ask>(
    (document, variables) =>
      account === undefined ? Promise.reject(error) : ask({ document, variables, account }),
    [account, error],
  );
  return { ask: asAccount, account, isSettled: account !== undefined || error !== null };
}

const MINUTE_MS = 60_000;

interface AnswerOptions {
  readonly isWanted?: boolean;
  /** How long an answer is cached, ms. */
  readonly staleTime?: number;
}

/**
 * Sends a document once for these variables and caches the answer of this account, for a minute
 * unless `staleTime` is given.
 */
export function useAnswer<Data, Variables>(
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  { isWanted = true, staleTime = MINUTE_MS }: AnswerOptions = {},
): UseQueryResult<Answer<Data>> {
  const { ask: asAccount, account, isSettled } = useAsk();
  return useQuery({
    queryKey: ['answer', account, document.text, variables],
    queryFn: () => asAccount(document, variables),
    enabled: isWanted && isSettled,
    staleTime,
    retry: false,
  });
}

/** A document and its variables. */
interface AskedDocument<Data, Variables> {
  readonly document: TypedDocument<Data, Variables>;
  readonly variables: Variables;
}

/** Sends several documents, as `useAnswer` sends one; the answers are in the same order. */
export function useAnswersTo<Data, Variables>(
  questions: ReadonlyArray<AskedDocument<Data, Variables>>,
): ReadonlyArray<UseQueryResult<Answer<Data>>> {
  const { ask: asAccount, account, isSettled } = useAsk();
  return useQueries({
    queries: questions.map(({ document, variables }) => ({
      queryKey: ['answer', account, document.text, variables],
      queryFn: () => asAccount(document, variables),
      enabled: isSettled,
      staleTime: MINUTE_MS,
      retry: false,
    })),
  });
}
