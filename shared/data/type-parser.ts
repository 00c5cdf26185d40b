import { types } from 'pg';
import { instantText } from './instant-text';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/**
 * The parser of a type of PostgreSQL, by its OID, so that columns read as `sql-type.ts` declares.
 * Dates and instants stay text, because parsing `Date` objects is the most expensive part of a row;
 * counts are numbers.
 */
export function typeParser(oid: number): (text: string) => unknown {
  if (oid === TIMESTAMPTZ) return instantText;
  if (oid === DATE) return (text) => text;
  if (oid === INT8) return Number;
  return types.getTypeParser(oid, 'text') as (text: string) => unknown;
}
