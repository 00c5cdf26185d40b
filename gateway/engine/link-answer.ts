import { isJsonObject } from '../../shared/domain/is-json-object';
import { fallbackIn } from '../../shared/push-down/reported-fallback';
import type { LinkAnswer, LinkError, LinkRequest } from './link';

/** What only helps an attacker: where code is, and what it threw. */
const REVEALING = ['stacktrace', 'exception', 'stack', 'debug'];

/**
 * A department's answer, or undefined if it is not a valid one: not an object, neither data nor
 * errors, or fewer entities than requested without an error that says why.
 *
 * Errors keep message, path and extensions, except those that expose internals of the department.
 */
export function linkAnswer(body: unknown, request: LinkRequest): LinkAnswer | undefined {
  if (!isJsonObject(body)) return undefined;
  const data = dataIn(body.data);
  const errors = errorsIn(body.errors);
  if (data === REFUSED || errors === undefined) return undefined;
  const isWhole = !data || hasEntities(data, request);
  const fallback = fallbackIn(body.extensions);
  const noted = fallback ? { fallback } : {};
  if (errors.length === 0) return data && isWhole ? { data, ...noted } : undefined;
  return { ...(data === undefined ? {} : { data: isWhole ? data : null }), errors, ...noted };
}

const REFUSED = Symbol('neither an object nor null');

function dataIn(data: unknown): Record<string, unknown> | null | undefined | typeof REFUSED {
  return data === undefined || data === null || isJsonObject(data) ? data : REFUSED;
}

function errorsIn(errors: unknown): ReadonlyArray<LinkError> | undefined {
  if (errors === undefined || errors === null) return [];
  if (!Array.isArray(errors)) return undefined;
  const read = errors.flatMap((error) => linkError(error) ?? []);
  return read.length === errors.length ? read : undefined;
}

function linkError(error: unknown): LinkError | undefined {
  if (!isJsonObject(error)) return undefined;
  const { message, path, extensions } = error;
  return {
    // @apollo/gateway writes its own message for an error without one.
    message: typeof message === 'string' ? message : '',
    ...(isPath(path) ? { path } : {}),
    ...(isJsonObject(extensions) ? { extensions: discreet(extensions) } : {}),
  };
}

function discreet(extensions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(extensions).filter(([name]) => !REVEALING.includes(name)),
  );
}

function hasEntities(data: Record<string, unknown>, { variables, query }: LinkRequest): boolean {
  const { representations } = variables;
  if (!Array.isArray(representations) || !query.includes('_entities(')) return true;
  const { _entities: entities } = data;
  return Array.isArray(entities) && entities.length === representations.length;
}

function isPath(path: unknown): path is ReadonlyArray<string | number> {
  return (
    Array.isArray(path) && path.every((key) => typeof key === 'string' || typeof key === 'number')
  );
}
