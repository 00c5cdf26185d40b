import { isCount } from '../../shared/domain/is-count';
import { canonicalJson, isMembers, parseCanonicalJson, type Json } from './chain/canonical-json';
import type { Seal } from './seals/signed-statements';

/** An operation's text; it precedes the first entry that cites it. */
export interface OperationRow {
  readonly row: 'operation';
  readonly hash: string;
  readonly hashAlg: string;
  readonly text: string;
  readonly firstSequence: number;
}

/** An entry of the chain. */
export interface EntryRow {
  readonly row: 'entry';
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly hashAlg: string;
  readonly body: string;
  /** What the database computed from the body; absent if it agrees, as it should. */
  readonly facts?: Json;
  /**
   * The keys under which the database finds it, `owner dataset`, sorted; absent if they agree with
   * the body.
   */
  readonly concerns?: Json;
}

/** A seal; it precedes the entry by which the chain records it. */
export interface SealRow extends Seal {
  readonly row: 'seal';
}

/** Where the chain ends; the last row. */
export interface HeadRow {
  readonly row: 'head';
  readonly sequence: number;
  readonly hash: string;
}

/** Where a part of the audit log begins that has earlier parts; its first row. */
export interface StartRow {
  readonly row: 'start';
  /** The last entry before it, and its hash. */
  readonly sequence: number;
  readonly hash: string;
  /** The seal that ends there, which is the next row, and the one before that. */
  readonly seal: string;
  readonly previousSeal: string;
  readonly previousSealLast: number;
  /** When a cut was last acknowledged before; empty if none was. */
  readonly acknowledgedAt: string;
}

/** Where an archived part ends, after the seal that closes it; the last row of its file. */
export interface EndRow {
  readonly row: 'end';
  readonly sequence: number;
  readonly hash: string;
}

/** A line that is not a row. */
export interface UnreadableRow {
  readonly row: 'unreadable';
}

/** A row of an export: `[start operation*] ([operation] [seal] entry)* head`, or `seal end` for an archive. */
export type ExportedRow =
  OperationRow | EntryRow | SealRow | HeadRow | StartRow | EndRow | UnreadableRow;

/** A row as a line: canonical JSON, so that no byte can differ. */
export function rowLine(row: Exclude<ExportedRow, UnreadableRow>): string {
  return canonicalJson({ ...row });
}

/**
 * The row of a line; `unreadable` unless it has exactly the members of its kind, in canonical form.
 */
export function parseRow(line: string): ExportedRow {
  const members = parseCanonicalJson(line);
  if (!isMembers(members)) return { row: 'unreadable' };
  const form = typeof members['row'] === 'string' ? FORMS.get(members['row']) : undefined;
  if (!form || !fits(members, form)) return { row: 'unreadable' };
  return members as unknown as ExportedRow; // Its form was just compared, member by member.
}

type Form = Readonly<Record<string, 'text' | 'count' | 'any'>>;

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    'operation',
    { row: 'text', hash: 'text', hashAlg: 'text', text: 'text', firstSequence: 'count' },
  ],
  [
    'entry',
    {
      row: 'text',
      sequence: 'count',
      previousHash: 'text',
      hash: 'text',
      hashAlg: 'text',
      body: 'text',
    },
  ],
  [
    'seal',
    {
      row: 'text',
      firstSequence: 'count',
      lastSequence: 'count',
      lastHash: 'text',
      previousSeal: 'text',
      sealedAt: 'text',
      hashAlg: 'text',
      sigAlg: 'text',
      kid: 'text',
      signature: 'text',
      hash: 'text',
    },
  ],
  ['head', { row: 'text', sequence: 'count', hash: 'text' }],
  ['end', { row: 'text', sequence: 'count', hash: 'text' }],
  [
    'start',
    {
      row: 'text',
      sequence: 'count',
      hash: 'text',
      seal: 'text',
      previousSeal: 'text',
      previousSealLast: 'count',
      acknowledgedAt: 'text',
    },
  ],
]);

function fits(members: { readonly [name: string]: Json }, form: Form): boolean {
  const names = Object.keys(members).filter((name) => !isComputed(members, name));
  return (
    names.length === Object.keys(form).length &&
    names.every((name) => {
      const value = members[name];
      const wanted = form[name];
      return wanted === 'text' ? typeof value === 'string' : wanted === 'count' && isCount(value);
    })
  );
}

function isComputed(members: { readonly [name: string]: Json }, name: string): boolean {
  return members['row'] === 'entry' && (name === 'facts' || name === 'concerns');
}
