import { RiverGateError } from '../../errors/rivergate-error';

/** One item of an array inside a JSON file. */
export interface JsonItem {
  /** Requested key path of its array: `features`, `data.rows`. */
  readonly path: string;
  /** Line of the file, counted from 1, on which the item begins. */
  readonly line: number;
  readonly value: unknown;
}

/** Scans the text of a JSON document piece by piece. */
export interface JsonScanner {
  /** Yields the items that end in this piece. */
  items(piece: string): Generator<JsonItem>;
  /** Returns whether a document has begun and is complete. */
  isWhole(): boolean;
  /** Returns whether one of the requested arrays was found. */
  hasFound(): boolean;
}

interface Container {
  readonly isObject: boolean;
  /** Keys from the root, joined by dots; an array item adds `[]`. */
  readonly path: string;
  readonly isWanted: boolean;
  key: string;
  isAtKey: boolean;
}

/** Bounds on items, keys and nesting, so that a hostile file cannot fill the memory. */
const MAX_ITEM_CHARACTERS = 8_000_000;
const MAX_KEY_CHARACTERS = 10_000;
const MAX_DEPTH = 200;

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const NEWLINE = '\n'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);
const COLON = ':'.charCodeAt(0);
const OPEN_OBJECT = '{'.charCodeAt(0);
const CLOSE_OBJECT = '}'.charCodeAt(0);
const OPEN_ARRAY = '['.charCodeAt(0);
const CLOSE_ARRAY = ']'.charCodeAt(0);

/**
 * Creates a scanner for the items of the arrays at `paths`. It recognises only strings, brackets,
 * commas and colons; JSON.parse validates each item. Throws IMPORT_INPUT_INVALID.
 */
export function jsonScanner(paths: ReadonlyArray<string>): JsonScanner {
  const scan: Scan = {
    paths,
    stack: [],
    text: captured(),
    string: 'none',
    line: 1,
    hasBegun: false,
    hasFound: false,
  };
  return {
    *items(piece) {
      scan.text.piece(piece);
      for (let at = 0; at < piece.length; at += 1) {
        const code = piece.charCodeAt(at);
        if (code === NEWLINE) scan.line += 1;
        if (scan.string !== 'none') stringCharacter(scan, code, at);
        else {
          const item = endedItem(scan, code, at);
          if (item) yield item;
          plainCharacter(scan, code, at);
        }
      }
      scan.text.keep();
    },
    isWhole: () => scan.hasBegun && scan.stack.length === 0 && scan.string === 'none',
    hasFound: () => scan.hasFound,
  };
}

interface Scan {
  readonly paths: ReadonlyArray<string>;
  readonly stack: Container[];
  readonly text: ReturnType<typeof captured>;
  string: 'none' | 'inside' | 'escaped';
  line: number;
  hasBegun: boolean;
  hasFound: boolean;
}

/** Handles a character inside a string: only its end matters; the text of a key is kept. */
function stringCharacter(scan: Scan, code: number, at: number): void {
  if (scan.string === 'escaped') scan.string = 'inside';
  else if (code === BACKSLASH) scan.string = 'escaped';
  else if (code === QUOTE) {
    scan.string = 'none';
    const top = scan.stack.at(-1);
    if (top && scan.text.isKey()) top.key = String(parsed(scan.text.end(at + 1), scan.line));
  }
}

/**
 * Returns the item that ends at a comma or at the closing bracket of its array, if there is one.
 */
function endedItem({ stack, text }: Scan, code: number, at: number): JsonItem | undefined {
  const top = stack.at(-1);
  if (!top?.isWanted || text.isIdle() || !isSeparator(code)) return undefined;
  const line = text.line();
  return { path: top.path, line, value: parsed(text.end(at), line) };
}

function plainCharacter(scan: Scan, code: number, at: number): void {
  const { stack, text, line } = scan;
  const top = stack.at(-1);
  if (top?.isWanted && text.isIdle() && !isSeparator(code) && !isBlank(code))
    text.begin('item', at, line);
  if (code !== QUOTE) {
    structure(scan, code, top);
    return;
  }
  scan.string = 'inside';
  if (top?.isAtKey && text.isIdle()) text.begin('key', at, line);
}

function structure(scan: Scan, code: number, top: Container | undefined): void {
  if (code === OPEN_OBJECT || code === OPEN_ARRAY) open(scan, code === OPEN_OBJECT);
  else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) close(scan, code === CLOSE_OBJECT);
  else if (code === COLON && top) top.isAtKey = false;
  else if (code === COMMA && top) top.isAtKey = top.isObject;
}

function open(scan: Scan, isObject: boolean): void {
  const { stack, text, paths, line } = scan;
  if (stack.length >= MAX_DEPTH) throw invalid(line, 'it is nested too deeply');
  const path = pathBelow(stack.at(-1));
  const isWanted = !isObject && text.isIdle() && paths.includes(path);
  stack.push({ isObject, path, isWanted, key: '', isAtKey: isObject });
  scan.hasBegun = true;
  scan.hasFound ||= isWanted;
}

function close({ stack, line }: Scan, isObject: boolean): void {
  if (stack.pop()?.isObject !== isObject) throw invalid(line, 'a bracket closes nothing');
}

function isSeparator(code: number): boolean {
  return code === COMMA || code === CLOSE_ARRAY;
}

/** Creates the buffer for the text of the current item or key, across pieces. */
function captured() {
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
        throw invalid(begunOn, `one ${what} is longer than allowed`);
    },
  };
}

function pathBelow(parent: Container | undefined): string {
  if (!parent) return '';
  const step = parent.isObject ? parent.key : '[]';
  return parent.path === '' ? step : `${parent.path}.${step}`;
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xfeff;
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(line, `this text cannot be parsed: ${text.slice(0, 80)}`);
  }
}

function invalid(line: number, why: string): RiverGateError {
  return new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `The file cannot be imported as JSON (line ${String(line)}): ${why}.`,
  );
}
