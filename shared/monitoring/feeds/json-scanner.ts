import { captured, invalidJson, parsedJson } from './json-capture';

/** One item of an array inside a JSON file. */
export interface JsonItem {
  /** Requested key path of its array: `features`, `data.rows`. */
  readonly path: string;
  /** Line of the file, counted from 1, on which the item begins. */
  readonly line: number;
  /** Line on which it ends. */
  readonly lastLine: number;
  /** The item as written. */
  readonly text: string;
  readonly value: unknown;
  /** Number of keys as written, in all its objects: more than the value has if one is repeated. */
  readonly keys: number;
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

/** Bound on nesting, so that a hostile file cannot fill the memory. */
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
    keys: 0,
    hasBegun: false,
    found: new Set(),
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
    hasFound: () => scan.found.size > 0,
  };
}

interface Scan {
  readonly paths: ReadonlyArray<string>;
  readonly stack: Container[];
  readonly text: ReturnType<typeof captured>;
  string: 'none' | 'inside' | 'escaped';
  line: number;
  /** Number of keys since the item began. */
  keys: number;
  hasBegun: boolean;
  /** Paths of the arrays that were found. */
  readonly found: Set<string>;
}

/** Handles a character inside a string: only its end matters; the text of a key is kept. */
function stringCharacter(scan: Scan, code: number, at: number): void {
  if (scan.string === 'escaped') scan.string = 'inside';
  else if (code === BACKSLASH) scan.string = 'escaped';
  else if (code === QUOTE) {
    scan.string = 'none';
    const top = scan.stack.at(-1);
    if (top && scan.text.isKey()) top.key = String(parsedJson(scan.text.end(at + 1), scan.line));
  }
}

/**
 * Returns the item that ends at a comma or at the closing bracket of its array, if there is one.
 */
function endedItem(scan: Scan, code: number, at: number): JsonItem | undefined {
  const top = scan.stack.at(-1);
  if (!top?.isWanted || scan.text.isIdle() || !isSeparator(code)) return undefined;
  const line = scan.text.line();
  const text = scan.text.end(at).trimEnd();
  const { line: lastLine, keys } = scan;
  return { path: top.path, line, lastLine, text, value: parsedJson(text, line), keys };
}

function plainCharacter(scan: Scan, code: number, at: number): void {
  const { stack, text, line } = scan;
  const top = stack.at(-1);
  if (top?.isWanted && text.isIdle() && !isSeparator(code) && !isBlank(code)) {
    text.begin('item', at, line);
    scan.keys = 0;
  }
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
  else if (code === COLON && top) {
    top.isAtKey = false;
    scan.keys += 1;
  } else if (code === COMMA && top) top.isAtKey = top.isObject;
}

function open(scan: Scan, isObject: boolean): void {
  const { stack, text, paths, line } = scan;
  if (stack.length >= MAX_DEPTH) throw invalidJson(line, 'it is nested too deeply');
  if (stack.length === 0 && scan.hasBegun) throw invalidJson(line, 'a second document begins here');
  const path = pathBelow(stack.at(-1));
  const isWanted = !isObject && text.isIdle() && paths.includes(path);
  stack.push({ isObject, path, isWanted, key: '', isAtKey: isObject });
  scan.hasBegun = true;
  if (isWanted) markFound(scan, path);
}

/** An array that is no item of another occurs once: of two of one name the last would count. */
function markFound({ found, line }: Scan, path: string): void {
  if (found.has(path) && !path.includes('[]'))
    throw invalidJson(line, `the array "${path}" occurs a second time`);
  found.add(path);
}

function close({ stack, line }: Scan, isObject: boolean): void {
  if (stack.pop()?.isObject !== isObject) throw invalidJson(line, 'a bracket closes nothing');
}

function isSeparator(code: number): boolean {
  return code === COMMA || code === CLOSE_ARRAY;
}

function pathBelow(parent: Container | undefined): string {
  if (!parent) return '';
  const step = parent.isObject ? parent.key : '[]';
  return parent.path === '' ? step : `${parent.path}.${step}`;
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xfeff;
}
