import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Link } from './link';
import { requestScopeOf, type MadeFetch } from '../request-scope';

/** A link in the form @apollo/gateway requires for its data sources. */
export function linkSource(link: Link): GraphQLDataSource {
  return {
    process: async ({ request, context }: GraphQLDataSourceProcessOptions) => {
      const scope = requestScopeOf(context);
      const { query = '' } = request;
      const made = startedFetch(link.department, query);
      scope.trail?.fetches.push(made);
      const answer = await link.fetch({
        query,
        operationName: request.operationName,
        variables: request.variables ?? {},
        requestId: scope.requestId,
        signal: scope.signal,
        scope,
      });
      made.endedMs = performance.now();
      return answer;
    },
  };
}

function startedFetch(department: string, operation: string): MadeFetch {
  return { department, operation, startedMs: performance.now(), endedMs: null };
}
