import { GraphQLError, getVariableValues, type GraphQLSchema } from 'graphql';
import { ERROR_CATALOGUE, type ErrorCode } from '../../shared/errors/catalogue';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { OperationFacts } from '../rules/operation-facts';
import { pathToVariable } from '../rules/place-in-operation';
import { emptyValues } from './hoisted-literals';

/**
 * The values of an operation's variables, with defaults, or the errors that say why they do not
 * fit.
 */
export type CoercedVariables =
  | { readonly values: Readonly<Record<string, unknown>> }
  | { readonly refusals: ReadonlyArray<GraphQLError> };

/** More errors in variables than anybody corrects at once. */
const MOST_FAULTS = 20;

/**
 * Coerces the variables of a request once, before anything is planned or fetched. The result is an
 * object without prototype that holds only the variables that the operation defines.
 *
 * A value that does not fit is BAD_USER_INPUT with the scalar's own message, the location of the
 * variable's definition, and the path of the first field that uses it.
 */
export function coercedVariables(
  schema: GraphQLSchema,
  { operation, document }: Pick<OperationFacts, 'operation' | 'document'>,
  given: Readonly<Record<string, unknown>>,
): CoercedVariables {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, definitions, given, {
    maxErrors: MOST_FAULTS,
  });
  if (coerced) return { values: Object.assign(emptyValues(), coerced) };
  return {
    refusals: errors.map((error) => {
      const [definition] = error.nodes ?? [];
      const variable =
        definition && 'variable' in definition ? definition.variable.name.value : undefined;
      const path = variable === undefined ? undefined : pathToVariable(document, variable);
      const code = codeOf(error);
      const extensions = { code, remedy: ERROR_CATALOGUE[code].remedy };
      return new GraphQLError(error.message, { nodes: error.nodes, path, extensions });
    }),
  };
}

function codeOf({ originalError }: GraphQLError): ErrorCode {
  return originalError instanceof RiverGateError ? originalError.code : 'BAD_USER_INPUT';
}
