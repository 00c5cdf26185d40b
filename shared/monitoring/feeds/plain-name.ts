import { halfWidth } from './half-width';

/** A name as it is stored, or what of it cannot be stored. */
export type NameReading = { readonly name: string } | { readonly fault: string };

/** Signs of format that change nothing that is read: zero-width ones, soft hyphens, marks of direction. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u061c]/gu;

/** Signs that change the order in which a name is read. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/u;

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

/**
 * Returns a name of a station, place or code as it is stored. Cleaned: invisible signs are left
 * out, full-width letters and digits are plain ones, composed characters are one (NFC), and blanks
 * of any width are one blank. Not NFKC: it would also write Ⅱ as II and ㎡ as m2, which a name may
 * mean; stations are looked up by NFKC without blanks, so that each spelling finds the same one.
 * Refused: line ends and other controls, which show that a quote was not closed or bytes are lost;
 * signs that reorder text, because what is read is not what is stored; U+FFFD; halves of surrogate
 * pairs.
 */
export function plainNameOf(text: string): NameReading {
  const fault = faultOf(text);
  if (fault !== undefined) return { fault };
  const name = text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, halfWidth)
    .replace(/[\s\u3000]+/gu, ' ')
    .trim();
  return { name };
}

function faultOf(text: string): string | undefined {
  const found =
    /[\p{Cc}\p{Cs}\u2028\u2029\ufffd\ufff9-\ufffb]/u.exec(text) ?? REORDERING.exec(text);
  if (!found) return undefined;
  const code = found[0].codePointAt(0) ?? 0;
  return `contains U+${code.toString(16).toUpperCase().padStart(4, '0')} as character ${String(found.index + 1)}`;
}
