import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { requestScopeOf } from '../request-scope';
import { askedDepartment } from './execution/asked-department';
import type { Link } from './link';

/** A link in the form @apollo/gateway requires for its data sources. */
export function linkSource(link: Link): GraphQLDataSource {
  return {
    process: ({ request, context }: GraphQLDataSourceProcessOptions) => {
      const scope = requestScopeOf(context);
      return askedDepartment(link, {
        query: request.query ?? '',
        operationName: request.operationName,
        variables: request.variables ?? {},
        requestId: scope.requestId,
        signal: scope.signal,
        scope,
      });
    },
  };
}
