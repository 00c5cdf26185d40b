import { readData, type DataRead } from './data-area';

const CP = 'CP=&&';
const AREA_END = '&&';
const READABLE = /^\s*[A-Za-z][\w-]*\s*=/;
const VERSIONS = ['HJ/T 212-2005', 'HJ 212-2017', 'HJ 212-2025'] as const;

/** Why a data segment cannot be read; each kind of fault has one code. */
export type SegmentFault =
  | 'CP_MISSING'
  | 'HEADER_TWICE'
  | 'MN_MISSING'
  | 'ST_WRONG'
  | 'CN_WRONG'
  | 'QN_WRONG'
  | 'FLAG_WRONG'
  | 'VERSION_UNKNOWN'
  | 'PART_WRONG'
  | 'SM4_UNSUPPORTED';

/** The header and the data area of one packet; `pw` is a credential and is never logged. */
export interface Segment {
  /** The request number `YYYYMMDDhhmmsszzz`, in the device's time; null where 2005 omits it. */
  readonly qn: string | null;
  readonly st: string;
  readonly cn: string;
  readonly mn: string;
  readonly pw: string | null;
  readonly version: (typeof VERSIONS)[number];
  readonly wantsAnswer: boolean;
  /** Place among the parts of a divided packet, from 1; null if it is whole. */
  readonly part: { readonly number: number; readonly count: number } | null;
  readonly data: DataRead;
}

/** Reads a data segment: blanks and a comma between header items are tolerated, doubt is a fault. */
export function readSegment(body: Buffer): Segment | SegmentFault {
  const text = body.toString('utf8');
  const start = text.indexOf(CP);
  const trimmed = text.trimEnd();
  if (start < 0 || !trimmed.endsWith(AREA_END) || trimmed.length < start + CP.length + 2)
    return 'CP_MISSING';
  const header = readHeader(text.slice(0, start));
  if (header === null) return 'HEADER_TWICE';
  const area = trimmed.slice(start + CP.length, -AREA_END.length);
  return headerFault(header) ?? withFlag(header, area);
}

function readHeader(text: string): ReadonlyMap<string, string> | null {
  const items = new Map<string, string>();
  for (const item of text.split(/[;,]/)) {
    const [key = '', ...value] = item.split('=');
    if (items.has(key.trim())) return null;
    if (key.trim() !== '') items.set(key.trim(), value.join('=').trim());
  }
  return items;
}

function headerFault(header: ReadonlyMap<string, string>): SegmentFault | null {
  if (!/^[0-9A-Za-z]{1,24}$/.test(header.get('MN') ?? '')) return 'MN_MISSING';
  if (!/^[0-9A-Z]{2}$/.test(header.get('ST') ?? '')) return 'ST_WRONG';
  if (!/^\d{4}$/.test(header.get('CN') ?? '')) return 'CN_WRONG';
  const qn = header.get('QN');
  return qn === undefined || /^\d{17}$/.test(qn) ? null : 'QN_WRONG';
}

function withFlag(header: ReadonlyMap<string, string>, area: string): Segment | SegmentFault {
  const written = header.get('Flag') ?? '0';
  if (!/^\d{1,3}$/.test(written) || Number(written) > 255) return 'FLAG_WRONG';
  const flag = Number(written);
  const version = VERSIONS[flag >> 2];
  if (version === undefined) return 'VERSION_UNKNOWN';
  if (version !== 'HJ/T 212-2005' && !header.has('QN')) return 'QN_WRONG';
  const part = (flag & 2) === 0 ? null : partOf(header);
  if (part === undefined) return 'PART_WRONG';
  if (version === 'HJ 212-2025' && area.trim() !== '' && !READABLE.test(area))
    return 'SM4_UNSUPPORTED';
  return {
    ...namesOf(header),
    version,
    wantsAnswer: (flag & 1) === 1,
    part,
    data: readData(area),
  };
}

function namesOf(header: ReadonlyMap<string, string>) {
  const [st = '', cn = '', mn = ''] = ['ST', 'CN', 'MN'].map((key) => header.get(key));
  return { qn: header.get('QN') ?? null, st, cn, mn, pw: header.get('PW') ?? null };
}

function partOf(header: ReadonlyMap<string, string>): Segment['part'] | undefined {
  const [count = '', number = ''] = [header.get('PNUM'), header.get('PNO')];
  if (!/^\d{1,4}$/.test(count) || !/^\d{1,4}$/.test(number)) return undefined;
  const isWithin = Number(number) >= 1 && Number(number) <= Number(count);
  return isWithin ? { number: Number(number), count: Number(count) } : undefined;
}
