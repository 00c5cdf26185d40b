import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { boundedMessage } from '../errors/bounded-message';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue';
import { RiverGateError } from '../errors/rivergate-error';

/** How errors are written. */
interface ErrorFormatOptions {
  /** Whether "Did you mean …" is kept, which tells names of the schema; not in production. */
  readonly hasSuggestions: boolean;
  /** Whether codes are kept that are not ours: of a foreign supergraph, and of a department, for its gateway to judge. */
  readonly keepsForeignCodes?: boolean;
}

/** Our codes for those that Apollo Server gives. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'SYNTAX',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_OPERATION',
  OPERATION_RESOLUTION_FAILURE: 'UNKNOWN_OPERATION',
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY_NOT_SUPPORTED',
};

/** `formatError` for an Apollo Server that answers with our codes only. */
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

/** Whether a field was refused here: the sentence names what stands in the schema, and nothing that came. */
function isRefusalOfField({ coordinate, serviceName }: Extensions): boolean {
  return coordinate !== undefined && serviceName === undefined;
}

function isSaidByUs({ extensions }: GraphQLFormattedError, error: unknown): boolean {
  return extensions?.serviceName !== undefined || error instanceof RiverGateError;
}

/** Our own message, if the original one says nothing to a caller, or too much. */
function sentenceOf(code: ErrorCode, error: unknown, requestId: unknown): string | undefined {
  if (code === 'INTERNAL' && !requestId) return NEUTRAL;
  return rootOf(error) instanceof RangeError ? TOO_NESTED : undefined;
}

const NEUTRAL = 'Something failed on our side.';
const TOO_NESTED = 'The document nests deeper than the hub reads.';

/** What a department answered keeps its facts; a code that is not ours stands beside ours. */
function ofDepartment(given: string, extensions: Extensions): Extensions {
  if (isOurs(given)) return extensions;
  const { remedy } = ERROR_CATALOGUE.DEPARTMENT_ERROR;
  const isNone = given === 'INTERNAL_SERVER_ERROR'; // Apollo's word for an error without a code.
  const ours = { ...extensions, code: 'DEPARTMENT_ERROR', remedy };
  return isNone ? ours : { ...ours, departmentCode: given };
}

type Extensions = NonNullable<GraphQLFormattedError['extensions']>;

/** Our code for an error; undefined for one that carries a code of somebody else. */
function codeOf(given: string, error: unknown): ErrorCode | undefined {
  if (given === 'GRAPHQL_PARSE_FAILED') return parseCode(error);
  if (given === 'INTERNAL_SERVER_ERROR') return 'INTERNAL';
  return CODES[given] ?? (isOurs(given) ? given : undefined);
}

/** What keeps graphql-js from parsing: bad syntax, its token limit, or nesting beyond its stack. */
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
