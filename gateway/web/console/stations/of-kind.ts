import type { TypedDocument } from '../../common/typed-document';

/**
 * A document that is written for air stations, asked of another kind: `field` is the kind's field of the
 * graph (`soilPoint`), its list `soilPoints`. The types hold, because such documents spread fragments on
 * `Station` alone; a test validates the text for every kind.
 */
export function ofKind<Data, Variables>(
  { name, text }: TypedDocument<Data, Variables>,
  field: string,
): TypedDocument<Data, Variables> {
  return { name, text: text.replace(/\bairStation(s?)\(/g, `${field}$1(`) };
}
