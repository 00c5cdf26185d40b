import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AskFailure } from './ask';

/**
 * What the pages ask by. A question is asked even where the browser believes that it has no network:
 * otherwise it would wait, and the page would say "loading" for as long as one looks at it. Where the
 * hub says that another account asks now, the page learns who.
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
