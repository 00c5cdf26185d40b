import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { isRequestScope, type Link, type MadeFetch } from './link';

/** A link as @apollo/gateway wants its data sources. */
export function linkSource(link: Link): GraphQLDataSource {
  return {
    process: async ({ request, context }: GraphQLDataSourceProcessOptions) => {
      if (!isRequestScope(context)) {
        throw new TypeError('The context of a gateway request must be its scope.');
      }
      const { query = '' } = request;
      const made = startedFetch(link.department, query);
      context.trail?.fetches.push(made);
      const answer = await link.fetch({
        query,
        operationName: request.operationName,
        variables: request.variables ?? {},
        requestId: context.requestId,
        signal: context.signal,
        scope: context,
      });
      made.endedMs = performance.now();
      return answer;
    },
  };
}

function startedFetch(department: string, operation: string): MadeFetch {
  return { department, operation, startedMs: performance.now(), endedMs: null };
}
