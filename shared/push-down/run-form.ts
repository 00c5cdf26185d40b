import type { Database, Reader } from '../data/database';
import type { TextRow } from '../data/sessions/text-query';
import { isUnanswered } from '../data/unanswered-statement';
import { isTimeLimited } from '../monitoring/observations/newest-sql';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { PolicyIndex } from '../sharing/policy-index';
import type { RowLimits } from '../sharing/row-limits';
import type { MemberTexts, PushedTexts } from './answer-text';
import type { CompiledForm } from './compiled-form';
import type { Declarations } from './declarations';
import { Fallback } from './fallback';
import { BROKEN } from './text/json-text';
import type { RequestedForm } from './operation-forms';
import type { Run } from './parameters';
import type { PushedStatement } from './pushed-statement';

/** What a form is run on. */
export interface Reading {
  readonly declarations: Declarations;
  readonly database: Pick<Database, 'reader'>;
  /** The policy of each published field. */
  readonly index: PolicyIndex;
  /** Readers by their limits and datasets. */
  readonly readers: WeakMap<RowLimits, Map<string, Reader>>;
}

/** What the statements of a form answered. */
export interface FormAnswer {
  /** Null: nothing of the answer remains. */
  readonly texts: PushedTexts | null;
  /** Members that PostgreSQL did not answer in time, or whose connection was lost. */
  readonly failures: ReadonlyArray<UnreadMember>;
}

/** A member that could not be read, and why. */
export interface UnreadMember {
  readonly path: ReadonlyArray<string | number>;
  readonly cause: unknown;
}

/** Runs the statements of a form for a caller; throws `Fallback`. */
export async function runForm(
  reading: Reading,
  { form, variables, entities }: RequestedForm,
  access: AccessDecisions,
): Promise<FormAnswer> {
  const request = { variables, keys: entities?.keys ?? [], access, known: new Map() };
  const rows = await Promise.all(form.statements.map((forms) => rowsOf(reading, forms, request)));
  const failures: UnreadMember[] = [];
  const read = { form, rows, keys: request.keys, failures };
  if (!entities) {
    const members = objectAt(read, 0, []);
    return { texts: members && { members }, failures };
  }
  const { key, keys } = entities;
  const objects = keys.map((_, at) => entityTexts(form, objectAt(read, at, [key, at])));
  return { texts: { key, entities: objects }, failures };
}

interface ReadForm {
  readonly form: CompiledForm;
  readonly rows: ReadonlyArray<Rows>;
  readonly keys: ReadonlyArray<string>;
  /** Members of any object that could not be read are added. */
  readonly failures: UnreadMember[];
}

/** The members of the object in one row; null if one that may not be null could not be read. */
function objectAt(
  { form, rows, keys, failures }: ReadForm,
  at: number,
  path: ReadonlyArray<string | number>,
): MemberTexts | null {
  let isNull = false;
  const members = form.members.map((member) => {
    if ('textOf' in member) return [member.key, whole(member.textOf(keys[at] ?? ''))] as const;
    const found = rows[member.statement];
    if (!found || !('unanswered' in found))
      return [member.key, whole(found?.[at]?.[member.column] ?? BROKEN)] as const;
    failures.push({
      path: form.isWhole ? path : [...path, member.key],
      cause: found.unanswered,
    });
    isNull ||= !member.isNullable;
    return [member.key, 'null'] as const;
  });
  return isNull ? null : members;
}

function entityTexts({ isWhole }: CompiledForm, members: MemberTexts | null): MemberTexts | string {
  return isWhole || !members ? (members?.[0]?.[1] ?? 'null') : members;
}

/** The rows of a statement, or why PostgreSQL did not answer it. */
type Rows = ReadonlyArray<TextRow> | { readonly unanswered: unknown };

/** Throws `Fallback` for a text with a value that is not what the schema promises. */
function whole(text: string): string {
  if (text.includes(BROKEN)) throw new Fallback('VALUE', 'of the answer');
  return text;
}

async function rowsOf(
  reading: Reading,
  forms: CompiledForm['statements'][number],
  request: Omit<Run, 'limits'>,
): Promise<Rows> {
  const { access } = request;
  const common = forms(false);
  const limits = limitsOf(common.datasets, access);
  requireOpen(common.revealing, reading, access);
  const pushed = isTimeLimited(limits) ? forms(true) : common;
  const values = pushed.values.map((valueOf) => valueOf({ ...request, limits }));
  const reader = readerOf(reading, pushed, limits);
  try {
    return await reader.texts(pushed.text, values);
  } catch (thrown) {
    if (isUnanswered(thrown)) return { unanswered: thrown }; // The resolvers would wait as long again.
    // The resolvers run into any other error too, and report it with its path.
    throw new Fallback('STATEMENT', pushed.datasets.join());
  }
}

/** The limits of all datasets of a statement, which are settings of its session. */
function limitsOf(datasets: ReadonlyArray<string>, access: AccessDecisions): RowLimits {
  const [first = access.limitsOf(''), ...others] = datasets.map((id) => access.limitsOf(id));
  if (others.some((one) => one !== first && markOf(one) !== markOf(first)))
    throw new Fallback('LIMITS', datasets.join());
  return first;
}

/** Precision limits positions, which each dataset discloses by itself. */
function markOf({ districts, sources, from, before }: RowLimits): string {
  return JSON.stringify([districts, sources, from, before]);
}

function requireOpen(
  revealing: ReadonlyArray<string>,
  { index }: Reading,
  access: AccessDecisions,
): void {
  for (const coordinate of revealing) {
    const policy = index.fields.get(coordinate);
    if (policy && !access.opens(coordinate, policy)) throw new Fallback('INFERENCE', coordinate);
  }
}

/** The limits of a decision are one object as long as it holds, so their readers are kept with it. */
function readerOf(
  { declarations: { department }, database, readers }: Reading,
  { reached }: PushedStatement,
  limits: RowLimits,
): Reader {
  const kept = readers.get(limits) ?? new Map<string, Reader>();
  readers.set(limits, kept);
  const key = reached.join();
  const reader = kept.get(key) ?? database.reader(department, { ...limits, datasets: reached });
  kept.set(key, reader);
  return reader;
}
