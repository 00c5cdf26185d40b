import type { ExecutionResult } from 'graphql';
import { isJsonObject } from '../domain/is-json-object';
import { FALLBACK_KINDS, type Fallback, type FallbackKind } from './fallback';

/** Why the resolvers answered a fetch, as a department reports it to the gateway. */
export interface ReportedFallback {
  readonly kind: FallbackKind;
  /** The coordinate of a field, or another part of the operation; null where it depends on the caller. */
  readonly about: string | null;
}

/** The answer of the resolvers, with the reason for which they were asked; gateways keep it. */
export function withFallback(answer: ExecutionResult, fallback: Fallback): ExecutionResult {
  const { kind, about } = fallback;
  const isOfSchema = kind === 'FIELD' || kind === 'OPERATION' || kind === 'DIRECTIVE';
  const reported: ReportedFallback = { kind, about: isOfSchema ? about : null };
  return { ...answer, extensions: { ...answer.extensions, fallback: reported } };
}

/** The reason in the answer of a department; null if there is none, or none of ours. */
export function fallbackIn(extensions: unknown): ReportedFallback | null {
  const given = isJsonObject(extensions) ? extensions['fallback'] : undefined;
  if (!isJsonObject(given)) return null;
  const kind = FALLBACK_KINDS.find((one) => one === given['kind']);
  const { about } = given;
  if (kind === undefined) return null;
  return { kind, about: typeof about === 'string' ? about.slice(0, MOST_CHARACTERS) : null };
}

/** A coordinate of ours is shorter. */
const MOST_CHARACTERS = 200;
