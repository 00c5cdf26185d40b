import { QUALITY_FLAGS, type QualityFlagId } from '../domain/quality-flags';

/** The data area of a packet; every value is the text that the device sent. */
export interface DataRead {
  /** Items without a code of a factor, such as `DataTime` (start of the interval) or `QnRtn`. */
  readonly items: ReadonlyMap<string, string>;
  /** By code of the factor, as sent: its fields, such as `Rtd`, `Avg` or `Flag`. */
  readonly factors: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Pieces that are no `key=value`, or that give a key a second value; the first value is kept. */
  readonly unread: ReadonlyArray<string>;
}

/** Reads the text between `CP=&&` and `&&`; devices mix `;` and `,`, so both separate. */
export function readData(area: string): DataRead {
  const items = new Map<string, string>();
  const factors = new Map<string, Map<string, string>>();
  const unread: string[] = [];
  for (const piece of area.split(/[;,]/).map((text) => text.trim())) {
    if (piece === '') continue;
    const [, key = '', value = ''] = /^([\w-]+)\s*=\s*(.*)$/s.exec(piece) ?? [];
    const dash = key.lastIndexOf('-');
    const fields = dash > 0 ? fieldsOf(factors, key.slice(0, dash)) : items;
    const name = key.slice(dash + 1);
    if (name === '' || dash === 0 || fields.has(name)) unread.push(piece);
    else fields.set(name, value);
  }
  return { items, factors, unread };
}

function fieldsOf(factors: Map<string, Map<string, string>>, code: string): Map<string, string> {
  const fields = factors.get(code) ?? new Map<string, string>();
  factors.set(code, fields);
  return fields;
}

/** The quality flag of a device's letter (`xxx-Flag`); null for letters that HJ 212-2017 lacks. */
export function flagOfLetter(letter: string): QualityFlagId | null {
  return QUALITY_FLAGS.find(({ hj212 }) => hj212 !== null && hj212 === letter)?.id ?? null;
}
