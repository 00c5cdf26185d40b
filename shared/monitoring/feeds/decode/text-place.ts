import type { BadBytes } from './byte-faults';

/** Bytes that are no character of the file's encoding, and their place. */
export interface ByteFault {
  /** Offset of the first of them in the file (in a container: in what it contains), from 0. */
  readonly byte: number;
  readonly line: number;
  /** Character of the line at which they stand, from 1. */
  readonly column: number;
  /** In hexadecimal. */
  readonly bytes: string;
}

/** Follows a text as it is decoded, so that its faults have a place. */
export interface TextPlace {
  /** Passes bytes that are no text. */
  skip(bytes: number): void;
  pass(text: string, bytes: number): void;
  passFaults(text: string, bytes: number, faults: ReadonlyArray<BadBytes>): void;
  line(): number;
  /** Number of faults so far. */
  faults(): number;
  /** The first fault on these lines; those before them are forgotten. */
  faultOn(first: number, last: number): ByteFault | undefined;
}

/** Creates a place at the beginning of a text. */
export function textPlace(): TextPlace {
  let [byte, line, column, count] = [0, 1, 1, 0];
  const waiting: ByteFault[] = [];
  const move = (text: string) => {
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      line += 1;
      column = 1;
      from = at + 1;
    }
    column += text.length - from;
  };
  return {
    skip: (bytes) => {
      byte += bytes;
    },
    pass: (text, bytes) => {
      move(text);
      byte += bytes;
    },
    passFaults: (text, bytes, faults) => {
      let from = 0;
      for (const fault of faults) {
        move(text.slice(from, fault.at));
        from = fault.at;
        count += 1;
        waiting.push({ byte: byte + fault.byte, line, column, bytes: fault.bytes });
      }
      move(text.slice(from));
      byte += bytes;
    },
    line: () => line,
    faults: () => count,
    faultOn: (first, last) => {
      while (waiting[0] && waiting[0].line < first) waiting.shift();
      return waiting[0] && waiting[0].line <= last ? waiting[0] : undefined;
    },
  };
}
