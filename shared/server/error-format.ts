import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { boundedMessage } from '../errors/bounded-message';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue';
import { RiverGateError } from '../errors/rivergate-error';

/** How errors are written. */
interface ErrorFormatOptions {
  /** Whether "Did you mean …" is kept, which tells names of the schema; not in production. */
  readonly hasSuggestions: boolean;
}

/** Our codes for those that Apollo Server gives. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'SYNTAX',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_OPERATION',
  OPERATION_RESOLUTION_FAILURE: 'UNKNOWN_OPERATION',
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY_NOT_SUPPORTED',
};

/** `formatError` for an Apollo Server that answers with our codes only. */
export function errorFormat({ hasSuggestions }: ErrorFormatOptions) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { extensions = {} } = formatted;
    const message = boundedMessage(
      hasSuggestions ? formatted.message : withoutSuggestion(formatted.message),
      extensions.serviceName !== undefined || error instanceof RiverGateError,
    );
    if (extensions.serviceName !== undefined) return { ...formatted, message, extensions };
    const code = codeOf(String(extensions.code), error);
    if (code === undefined) return { ...formatted, message, extensions };
    const { remedy } = ERROR_CATALOGUE[code];
    return {
      ...formatted,
      message: sentenceOf(code, error, extensions.requestId) ?? message,
      extensions: { ...extensions, code, remedy: extensions.remedy ?? remedy },
    };
  };
}

/** A sentence of ours where the one that came says nothing to a caller, or too much. */
function sentenceOf(code: ErrorCode, error: unknown, requestId: unknown): string | undefined {
  if (code === 'INTERNAL' && !requestId) return NEUTRAL;
  return rootOf(error) instanceof RangeError ? TOO_NESTED : undefined;
}

const NEUTRAL = 'Something failed on our side.';
const TOO_NESTED = 'The document nests deeper than the hub reads.';

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
