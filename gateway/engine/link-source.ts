import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { isRequestScope, type Link } from './link';

/** A link as @apollo/gateway wants its data sources. */
export function linkSource(link: Link): GraphQLDataSource {
  return {
    process: async ({ request, context }: GraphQLDataSourceProcessOptions) => {
      if (!isRequestScope(context)) {
        throw new TypeError('The context of a gateway request must be its scope.');
      }
      context.trail?.asked.add(link.department);
      return link.fetch({
        query: request.query ?? '',
        operationName: request.operationName,
        variables: request.variables ?? {},
        requestId: context.requestId,
        signal: context.signal,
        scope: context,
      });
    },
  };
}
