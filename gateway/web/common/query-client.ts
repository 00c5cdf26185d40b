import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AskFailure } from './ask';

/**
 * The query client of the pages. It sends requests even if the browser reports that it is offline;
 * otherwise they would wait and the page would show "loading" without end. If the hub reports that
 * another account is signed in, the session is fetched again.
 */
export function queryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof AskFailure && error.code === 'CALLER_CHANGED')
      void client.invalidateQueries({ queryKey: ['session'] });
  };
  const networkMode = 'always';
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { networkMode }, mutations: { networkMode } },
  });
  return client;
}
