import { Fallback } from './fallback';

/** Finished JSON texts of an answer, by its members; a list has one text for each entity. */
export type PushedTexts = ReadonlyArray<
  readonly [key: string, text: string | ReadonlyArray<string>]
>;

/** The JSON text of an object with these members. */
export function memberTexts(members: ReadonlyArray<readonly [key: string, text: string]>): string {
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

/** The data of an answer; throws `Fallback` for a text that is no JSON. */
export function answerData(texts: PushedTexts): Record<string, unknown> {
  const members = texts.map(
    ([key, text]) => [key, typeof text === 'string' ? text : `[${text.join(',')}]`] as const,
  );
  try {
    return JSON.parse(memberTexts(members)) as Record<string, unknown>;
  } catch {
    throw new Fallback('TEXT', members.map(([key]) => key).join());
  }
}
