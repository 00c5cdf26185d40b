import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { boundedMessage } from '../errors/bounded-message';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue';
import { RiverGateError } from '../errors/rivergate-error';

/** Options of the error format. */
interface ErrorFormatOptions {
  /**
   * Whether "Did you mean …" stays in messages; false in production, because it reveals names of
   * the schema.
   */
  readonly hasSuggestions: boolean;
  /**
   * Whether codes that are not in our catalogue are passed on: those of a foreign supergraph, and
   * in a department those that its gateway classifies.
   */
  readonly keepsForeignCodes?: boolean;
}

/** Our codes for Apollo Server's codes. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'SYNTAX',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_OPERATION',
  OPERATION_RESOLUTION_FAILURE: 'UNKNOWN_OPERATION',
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY_NOT_SUPPORTED',
};

/** Creates the `formatError` of an Apollo Server; its errors carry our codes. */
export function errorFormat({ hasSuggestions, keepsForeignCodes = false }: ErrorFormatOptions) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { extensions = {} } = formatted;
    const given = String(extensions.code);
    const said = hasSuggestions ? formatted.message : withoutSuggestion(formatted.message);
    const message = isRefusalOfField(extensions)
      ? said
      : boundedMessage(said, isSaidByUs(formatted, error));
    if (extensions.serviceName !== undefined) {
      const kept = keepsForeignCodes ? extensions : ofDepartment(given, extensions);
      return { ...formatted, message, extensions: kept };
    }
    const code = codeOf(given, error) ?? (keepsForeignCodes ? undefined : 'INTERNAL');
    if (code === undefined) return { ...formatted, message, extensions };
    const { remedy } = ERROR_CATALOGUE[code];
    return {
      ...formatted,
      message: sentenceOf(code, error, extensions.requestId) ?? message,
      extensions: { ...extensions, code, remedy: extensions.remedy ?? remedy },
    };
  };
}

/**
 * Whether this server refused the field; such a message contains only names of the schema, no
 * input.
 */
function isRefusalOfField({ coordinate, serviceName }: Extensions): boolean {
  return coordinate !== undefined && serviceName === undefined;
}

function isSaidByUs({ extensions }: GraphQLFormattedError, error: unknown): boolean {
  return extensions?.serviceName !== undefined || error instanceof RiverGateError;
}

/** Our own message where the original one would reveal too much or is of no use to a caller. */
function sentenceOf(code: ErrorCode, error: unknown, requestId: unknown): string | undefined {
  if (code === 'INTERNAL' && !requestId) return NEUTRAL;
  return rootOf(error) instanceof RangeError ? TOO_NESTED : undefined;
}

const NEUTRAL = 'Something failed on our side.';
const TOO_NESTED = 'The document nests deeper than the hub reads.';

/** An error of a department keeps its facts; a code that is not ours moves to `departmentCode`. */
function ofDepartment(given: string, extensions: Extensions): Extensions {
  if (isOurs(given)) return extensions;
  const { remedy } = ERROR_CATALOGUE.DEPARTMENT_ERROR;
  const isNone = given === 'INTERNAL_SERVER_ERROR'; // Apollo's word for an error without a code.
  const ours = { ...extensions, code: 'DEPARTMENT_ERROR', remedy };
  return isNone ? ours : { ...ours, departmentCode: given };
}

type Extensions = NonNullable<GraphQLFormattedError['extensions']>;

/** Our code for an error; undefined if the error carries a code that is not ours. */
function codeOf(given: string, error: unknown): ErrorCode | undefined {
  if (given === 'GRAPHQL_PARSE_FAILED') return parseCode(error);
  if (given === 'INTERNAL_SERVER_ERROR') return 'INTERNAL';
  return CODES[given] ?? (isOurs(given) ? given : undefined);
}

/**
 * The code for a failure of graphql-js to parse: bad syntax, too many tokens, or nesting that
 * overflows the stack.
 */
function parseCode(error: unknown): ErrorCode {
  const cause = rootOf(error);
  if (cause instanceof RangeError) return 'TOO_DEEP';
  const isCut = cause instanceof Error && /more (that|than) \d+ tokens/.test(cause.message);
  return isCut ? 'TOO_MANY_TOKENS' : 'SYNTAX';
}

function rootOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function isOurs(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CATALOGUE, code);
}

function withoutSuggestion(message: string): string {
  return message.replace(/\s*Did you mean .+\?$/s, '');
}
