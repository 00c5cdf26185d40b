import { dictionary } from '@zxcvbn-ts/language-common';

/** Shorter texts are not compared: they are no sign of a common password. */
const SHORTEST = 4;

let known: ReadonlySet<string> | undefined;

/**
 * Whether a password is one of the 49,000 most common ones (@zxcvbn-ts/language-common), in any case, or
 * a simple variation: digits and signs around it, between its letters or in place of letters (`p@ssw0rd`),
 * repeated, or backwards.
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(dictionary['passwords-common'].filter((word) => word.length >= SHORTEST));
  const list = known;
  return [...variationsOf(password)].some((variation) => list.has(variation));
}

/** The texts of which a password may be a simple variation, itself first. */
export function variationsOf(password: string): ReadonlySet<string> {
  const plain = password.normalize('NFKC').toLowerCase();
  const spelt = [plain, ...LOOKALIKES.map((table) => spelling(plain, table))];
  const bare = spelt.flatMap((text) => [
    text,
    compact(text),
    withoutEnds(text),
    compact(withoutEnds(text)),
  ]);
  const once = [...bare, ...bare.map((text) => compact(withoutEnds(periodOf(text))))];
  return new Set([...once, ...once.map(reversed)].filter((text) => text.length >= SHORTEST));
}

/** Symbols and digits that replace letters; 1 and ! can replace two letters each. */
const SIGNS = { '@': 'a', '4': 'a', '8': 'b', '3': 'e', '0': 'o', $: 's', '5': 's', '7': 't' };
const LOOKALIKES: ReadonlyArray<Readonly<Record<string, string>>> = [
  { ...SIGNS, '1': 'i', '!': 'i' },
  { ...SIGNS, '1': 'l', '|': 'l' },
];

function spelling(text: string, table: Readonly<Record<string, string>>): string {
  // Characters before and after the letters stay unchanged: `password1` does not become
  // `passwordi`.
  const [, before = '', middle = '', after = ''] =
    /^([\d\p{P}\p{S}\s]*)(.*?)([\d\p{P}\p{S}\s]*)$/su.exec(text) ?? [];
  return before + Array.from(middle, (letter) => table[letter] ?? letter).join('') + after;
}

function compact(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function withoutEnds(text: string): string {
  return text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
}

/** The shortest text of which this is a repetition; the text itself if it is not one. */
function periodOf(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return at > 0 ? text.slice(0, at) : text;
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
