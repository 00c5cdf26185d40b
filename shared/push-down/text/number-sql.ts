import { BROKEN_SQL } from './json-text';

/**
 * Bounds between which PostgreSQL and JavaScript write a double precision number in the same way,
 * as decimals of the same shortest digits.
 */
const PLAIN = { from: '1e-4', before: '1e15' } as const;

/**
 * From here, 2^53, JavaScript may write a number with fewer digits than PostgreSQL, which accepts
 * none that lies half-way to the next number.
 */
const EXACT_BEFORE = '9007199254740992';

/**
 * SQL of the JSON text of a double precision expression, to the byte as JSON.stringify writes it:
 * without an exponent from 1e-6, zero without a sign. NaN, infinities and numbers of which not all
 * integers are exact are broken.
 */
export function numberSql(sql: string, missing: string): string {
  const size = `abs(${sql})`;
  return `case when ${sql} is null then ${missing}
    when ${size} >= ${PLAIN.from} and ${size} < ${PLAIN.before} then (${sql})::text
    when ${sql} = 0 then '0'
    when ${size} >= 1e-6 and ${size} < ${EXACT_BEFORE} then ((${sql})::text)::numeric::text
    when ${size} < 1 then replace((${sql})::text, 'e-0', 'e-') else ${BROKEN_SQL} end`;
}

/** SQL of whether a number, or null, is written the same by PostgreSQL and JavaScript. */
export function isPlainSql(sql: string): string {
  return `(${sql} is null or ${sql} = 0 or (abs(${sql}) >= ${PLAIN.from} and abs(${sql}) < ${PLAIN.before}))`;
}

/**
 * SQL of a number rounded to decimals as `Number(value.toFixed(decimals))`; `decimals` is SQL, too.
 * Broken where the two may differ: a number that lies half-way by its shortest digits, and one with
 * more digits than a double precision number holds.
 */
export function roundedSql(sql: string, decimals: string): string {
  const digits = `((${sql})::text)::numeric`;
  return `case when ${sql} is null then 'null'
    when not abs(${sql}) < 1e8 or ${isTieSql(digits, decimals)} then ${BROKEN_SQL}
    else ${plainDigits(`round(${digits}, ${decimals})`)} end`;
}

/**
 * SQL of `value.toFixed(decimals)` as JSON; null as null. Broken where the two may differ, as in
 * `roundedSql`, and for a negative number that is rounded to zero.
 */
export function fixedPointSql(sql: string, decimals: string): string {
  const digits = `((${sql})::text)::numeric`;
  return `case when ${sql} is null then 'null'
    when not abs(${sql}) < 1e9 or ${isTieSql(digits, decimals)}
      or (${sql} < 0 and round(${digits}, ${decimals}) = 0) then ${BROKEN_SQL}
    else '"' || round(${digits}, ${decimals})::text || '"' end`;
}

/** Half-way between two numbers, the exact binary value decides, which PostgreSQL does not show. */
function isTieSql(digits: string, decimals: string): string {
  return `abs(${digits} - trunc(${digits}, ${decimals})) = 5 * power(10::numeric, -(${decimals}) - 1)`;
}

/** Rounded to at most six decimals, so that no exponent is needed. */
function plainDigits(sql: string): string {
  return `trim_scale(${sql})::text`;
}
