import { GraphQLError } from 'graphql';
import { ERROR_CATALOGUE, type ErrorCode } from './catalogue';

/**
 * A caller's fault, a refusal or a failure with a stable code.
 *
 * `message` says what was expected, what was received and where; `extensions` carries the code, the
 * remedy and `facts`. It is a GraphQLError, so a resolver can throw it unchanged while other fields
 * return data.
 */
export class RiverGateError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { code, remedy: ERROR_CATALOGUE[code].remedy, ...facts } });
    this.name = 'RiverGateError';
    this.code = code;
  }
}
