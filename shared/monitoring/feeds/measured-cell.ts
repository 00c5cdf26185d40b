import { decimalOf } from './decimal';
import { halfWidth } from './half-width';

/**
 * Result of reading a cell: a number; a value only known to lie below or above a limit, which may
 * itself be unknown (null); missing; or unreadable.
 */
export type CellReading =
  | { readonly value: number; readonly beyond?: undefined }
  | { readonly value: null; readonly beyond: 'BELOW' | 'ABOVE'; readonly limit: number | null }
  | 'missing'
  | 'unreadable';

/**
 * Reads a measured value as any feed may write it. `<0.02`, `0.02L`, `未检出`, `ND`, `<` and `>24000`
 * are information; dashes, `缺测`, `NA`, `#N/A` and blanks are none.
 */
export function measuredCell(text: string): CellReading {
  const plain = text.trim().replace(FULL_WIDTH, halfWidth).toLowerCase();
  if (isMissing(plain)) return 'missing';
  if (NOT_DETECTED.has(plain)) return { value: null, beyond: 'BELOW', limit: null };
  if (ABOVE_ALL.has(plain)) return { value: null, beyond: 'ABOVE', limit: null };
  const below = limitIn(BELOW, plain);
  if (below !== undefined) return beyondLimit('BELOW', below);
  const above = limitIn(ABOVE, plain);
  if (above !== undefined) return beyondLimit('ABOVE', above);
  const value = decimalOf(text);
  return value === undefined ? 'unreadable' : { value };
}

/** Not NFKC, which would read `1²` as 12. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Returns whether a cell means a missing value; public feeds use a dozen notations for it. */
export function isMissing(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return DASHES.test(plain) || MISSING.has(plain);
}

/** Blanks, dashes of any width and stars, also with the `;` that a crawler left behind them. */
const DASHES = /^[-\u2010-\u2015\u2212\u30fc\uff0d*\s]*;?$/;

const MISSING = new Set([
  ...['nan', 'na', 'n/a', '#n/a', '#na', 'null', 'none', '/', '-9999', '-9999.0'],
  ...['缺测', '缺失', '缺数', '未测', '未监测', '无数据', '暂无数据', '无'],
]);

/** Not detected, without the limit: the value lies below one that the file does not state. */
const NOT_DETECTED = new Set([
  ...['nd', 'n.d.', 'n.d', 'n/d', 'bdl', '<', '<dl', '<mdl', '<lod', 'l'],
  ...['未检出', '未检', '低于检出限', '小于检出限', '<检出限'],
]);

const ABOVE_ALL = new Set(['>', '超量程', '高于量程', '大于量程']);

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const BELOW = new RegExp(
  `^(?:(?:<=?|≤|小于|低于|nd\\s*<)\\s*(${NUMBER})\\s*l?|(${NUMBER})\\s*l|(?:nd|未检出)\\s*[(]<?\\s*(${NUMBER})\\s*l?[)])$`,
);
const ABOVE = new RegExp(`^(?:>=?|≥|大于|高于|超过)\\s*(${NUMBER})$`);

function limitIn(pattern: RegExp, text: string): number | undefined {
  const limit = pattern
    .exec(text)
    ?.slice(1)
    .find((group) => group !== undefined);
  return limit === undefined ? undefined : Number(limit);
}

/** Nothing lies below a limit of zero. */
function beyondLimit(beyond: 'BELOW' | 'ABOVE', limit: number): CellReading {
  return limit > 0 ? { value: null, beyond, limit } : 'unreadable';
}
