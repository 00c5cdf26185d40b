import { createHmac, type KeyObject } from 'node:crypto';
import type { RecordableOperation } from './normalised-operation';

/** The most keys of one operation that are hashed separately; more are hashed together. */
const MOST_KEYS = 100;

/**
 * Keyed hashes of the keys that an operation looked up, sorted, each once: with the hub's key one
 * can find out from the audit log who looked up a certain key, and nobody can read the keys from
 * it.
 */
export function keyHashes(
  { literalKeys, keyVariables }: RecordableOperation,
  variables: Readonly<Record<string, unknown>>,
  key: KeyObject,
): ReadonlyArray<string> {
  const keys = new Set([
    ...literalKeys,
    ...keyVariables.flatMap((name) => textsIn(variables[name])),
  ]);
  const hash = (text: string) =>
    createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
  if (keys.size > MOST_KEYS) return [hash([...keys].sort().join('\n'))];
  return [...keys].map(hash).sort();
}

function textsIn(value: unknown): ReadonlyArray<string> {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
