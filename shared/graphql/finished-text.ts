import { isJsonObject } from '../domain/is-json-object';

/** A value of an answer as finished JSON text, which goes out as it is. */
export class FinishedText {
  constructor(readonly json: string) {}
}

/** The JSON text of a value that may contain finished texts. */
export function jsonText(value: unknown): string {
  if (value instanceof FinishedText) return value.json;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  let members = '';
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${jsonText(member)}`;
  }
  return `{${members}}`;
}

/** The same value with its finished texts read. */
export function withoutTexts(value: unknown): unknown {
  if (value instanceof FinishedText) return JSON.parse(value.json);
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutTexts(one)]));
}
