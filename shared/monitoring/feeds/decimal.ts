import { halfWidth } from './half-width';

const DECIMAL = /^[+-]?\d{1,20}(?:\.\d{1,20})?(?:E[+-]?\d{1,2})?$/i;

/**
 * Returns the number that a text writes in decimal; undefined for any other text. One rule for all
 * feeds:
 *
 * - Read: `12`, `007`, `12.50`, `+5`, `-3.2`, with outer blanks; full-width digits, signs and points
 *   as input methods type them (`１６`, `－３．２`), and the minus U+2212. `-0` is 0.
 * - Read: an exponent after digits (`1.2E+07`, `1e3`), because spreadsheets and programs write large
 *   counts so and it has one meaning.
 * - Not read: `.5` and `5.`, because a digit may be lost; `1,234` and `1 234`, because they are
 *   thousands in one place and fractions or two cells in another; `0x10`, `1_000`, `½`, `1²`, `①`,
 *   `35%`, `Infinity`, and digits of other scripts.
 */
export function decimalOf(text: string): number | undefined {
  return plainDecimal(text) ?? anyDecimal(text);
}

const ZERO = 48;
const NINE = 57;
const POINT = 46;

/** Up to so many digits are a whole number without rounding, and so is their power of ten. */
const MOST_CHARACTERS = 15;

/**
 * Returns the number of up to 15 digits with at most one point between them, as nearly all cells
 * are; undefined for any other text. The quotient of two whole numbers without rounding is rounded
 * once, so that the result is the nearest number, as of `Number`.
 */
export function plainDecimal(text: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > MOST_CHARACTERS) return undefined;
  let [digits, pointAt] = [0, -1];
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) digits = digits * 10 + (code - ZERO);
    else if (code === POINT && pointAt < 0 && at > 0 && at < length - 1) pointAt = at;
    else return undefined;
  }
  return pointAt < 0 ? digits : digits / 10 ** (length - 1 - pointAt);
}

function anyDecimal(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(FULL_WIDTH, halfWidth)
    .replace(/^\u2212/, '-');
  if (!DECIMAL.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value + 0 : undefined;
}

const FULL_WIDTH = /[\uff10-\uff19\uff0b\uff0d\uff0e\uff25\uff45]/g;
