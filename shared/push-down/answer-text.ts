import { FinishedText } from '../graphql/finished-text';
import { Fallback } from './fallback';

/** Finished JSON texts of an object, by its members. */
export type MemberTexts = ReadonlyArray<readonly [key: string, text: string]>;

/** Finished JSON texts of an answer. */
export type PushedTexts =
  | { readonly members: MemberTexts }
  /** A text of its own is a whole entity. */
  | { readonly key: string; readonly entities: ReadonlyArray<MemberTexts | string> };

/** The JSON text of an object with these members. */
export function memberTexts(members: MemberTexts): string {
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

/**
 * The data of an answer; members with these keys, of the answer or of each entity, stay texts.
 * Throws `Fallback` for a text that is no JSON.
 */
export function answerData(
  texts: PushedTexts,
  finished: ReadonlySet<string> = NONE,
): Record<string, unknown> {
  if ('members' in texts) return objectOf(texts.members, finished);
  const { key, entities } = texts;
  if (finished.size > 0) return { [key]: entities.map((one) => entityOf(one, finished)) };
  const list = entities.map((one) => (typeof one === 'string' ? one : memberTexts(one)));
  return { [key]: parsed(`[${list.join(',')}]`, key) };
}

const NONE: ReadonlySet<string> = new Set();

function entityOf(entity: MemberTexts | string, finished: ReadonlySet<string>): unknown {
  return typeof entity === 'string' ? parsed(entity, 'entity') : objectOf(entity, finished);
}

function objectOf(members: MemberTexts, finished: ReadonlySet<string>): Record<string, unknown> {
  const read = members.filter(([key]) => !finished.has(key));
  const object = parsed(memberTexts(read), read.map(([key]) => key).join());
  for (const [key, text] of members) if (finished.has(key)) object[key] = new FinishedText(text);
  return object;
}

function parsed(text: string, what: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>; // Read back by the schema that wrote it.
  } catch {
    throw new Fallback('TEXT', what);
  }
}
