import { getNamedType, type GraphQLObjectType } from 'graphql';
import { fieldOf } from '../arguments';
import { Fallback } from '../fallback';
import { fixed, objectPieces, type JsonText } from '../text/json-text';
import type { MeasuredText } from './facts';
import { fieldsOf, objectType, type Scope } from '../scope';
import type { SelectedField } from '../selection';
import { valueText } from '../text/value-sql';

/** A station and a dataset, whose measurements an object shows. */
export interface MeasuredPlace {
  /** The type whose fields are the measurements. */
  readonly type: GraphQLObjectType;
  readonly dataset: string;
  /** SQL of the id of the station. */
  readonly stationId: string;
  /** The JSON text by which cursors of its lists know the object, as `listDigest` writes it. */
  readonly identity: JsonText;
}

/** Texts of further fields of a measured object, by name. */
export type FieldTexts = Readonly<Record<string, () => MeasuredText>>;

/** The text of an object of series `s`: what all of them have, and further fields. */
export function measuredText(
  scope: Scope,
  { type, texts }: { readonly type: GraphQLObjectType; readonly texts: FieldTexts },
  field: SelectedField,
): MeasuredText {
  const ofSeries = seriesTexts(type);
  return objectPieces<MeasuredText[number]>(
    fieldsOf(scope, type, field).map((one) => {
      if (one.name === '__typename') return [one.key, fixed(JSON.stringify(type.name))];
      if (one.name === 'indicator') return [one.key, indicatorText(scope, type, one)];
      const text = texts[one.name] ?? ofSeries[one.name];
      if (!text) throw new Fallback('FIELD', `${type.name}.${one.name}`);
      return [one.key, text()];
    }),
  );
}

function seriesTexts(type: GraphQLObjectType): FieldTexts {
  const ofColumn = (name: string, sql: string) => () =>
    valueText(fieldOf(type, name).type, { sql, sqlType: 'text' });
  return {
    unit: () => [{ fact: ({ unit }) => JSON.stringify(unit) }],
    averaging: ofColumn('averaging', 's.averaging'),
    depth: ofColumn('depth', "nullif(s.depth, '')"),
    method: ofColumn('method', "nullif(s.method, '')"),
  };
}

/** The reference to the indicator of a series; what else there is to it, another department knows. */
function indicatorText(
  scope: Scope,
  parent: GraphQLObjectType,
  field: SelectedField,
): MeasuredText {
  const type = objectType(scope, getNamedType(fieldOf(parent, field.name).type).name);
  return objectPieces<MeasuredText[number]>(
    fieldsOf(scope, type, field).map((one) => {
      if (one.name === '__typename') return [one.key, fixed(JSON.stringify(type.name))];
      if (one.name !== 'code') throw new Fallback('FIELD', `${type.name}.${one.name}`);
      return [one.key, [{ fact: ({ code }) => JSON.stringify(code) }]];
    }),
  );
}
