import { RiverGateError } from '../../errors/rivergate-error';

/** Bounds on items and keys, so that a hostile file cannot fill the memory. */
const MAX_ITEM_CHARACTERS = 8_000_000;
const MAX_KEY_CHARACTERS = 10_000;

/** Creates the buffer for the text of the current item or key, across pieces. */
export function captured() {
  let what: 'item' | 'key' | null = null;
  let held: string[] = [];
  let heldCharacters = 0;
  let current = '';
  let start = 0;
  let begunOn = 0;
  return {
    isIdle: () => what === null,
    isKey: () => what === 'key',
    line: () => begunOn,
    piece: (text: string) => {
      current = text;
      start = 0;
    },
    begin: (kind: 'item' | 'key', at: number, line: number) => {
      what = kind;
      start = at;
      begunOn = line;
    },
    end: (at: number): string => {
      const whole = [...held, current.slice(start, at)].join('');
      what = null;
      held = [];
      heldCharacters = 0;
      return whole;
    },
    keep: () => {
      if (what === null) return;
      held.push(current.slice(start));
      heldCharacters += current.length - start;
      if (heldCharacters > (what === 'key' ? MAX_KEY_CHARACTERS : MAX_ITEM_CHARACTERS))
        throw invalidJson(begunOn, `one ${what} is longer than allowed`);
    },
  };
}

/** The value of a JSON text; throws IMPORT_INPUT_INVALID. */
export function parsedJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson(line, `this text cannot be parsed: ${text.slice(0, 80)}`);
  }
}

/** The refusal of a file that is not JSON. */
export function invalidJson(line: number, why: string): RiverGateError {
  return new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `The file cannot be imported as JSON (line ${String(line)}): ${why}.`,
    { stage: 'PARSE' },
  );
}
