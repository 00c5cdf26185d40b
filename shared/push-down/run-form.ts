import type { Database, Reader, TextRow } from '../data/database';
import { isTimeLimited } from '../monitoring/observations/newest-sql';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { PolicyIndex } from '../sharing/policy-index';
import type { RowLimits } from '../sharing/row-limits';
import type { MemberTexts, PushedTexts } from './answer-text';
import type { CompiledForm, Member } from './compiled-form';
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

/** Runs the statements of a form for a caller; throws `Fallback`. */
export async function runForm(
  reading: Reading,
  { form, variables, entities }: RequestedForm,
  access: AccessDecisions,
): Promise<PushedTexts> {
  const request = { variables, keys: entities?.keys ?? [], access, known: new Map() };
  const rows = await Promise.all(form.statements.map((forms) => rowsOf(reading, forms, request)));
  const textOf = (member: Member, at: number) =>
    'textOf' in member
      ? member.textOf(request.keys[at] ?? '')
      : (rows[member.statement]?.[at]?.[member.column] ?? BROKEN);
  const texts = (at: number) =>
    form.members.map((member) => [member.key, whole(textOf(member, at))] as const);
  if (!entities) return { members: texts(0) };
  const { key, keys } = entities;
  return { key, entities: keys.map((_, at) => entityTexts(form, texts(at))) };
}

function entityTexts({ isWhole }: CompiledForm, members: MemberTexts): MemberTexts | string {
  return isWhole ? (members[0]?.[1] ?? 'null') : members;
}

/** Throws `Fallback` for a text with a value that is not what the schema promises. */
function whole(text: string): string {
  if (text.includes(BROKEN)) throw new Fallback('VALUE', 'of the answer');
  return text;
}

async function rowsOf(
  reading: Reading,
  forms: CompiledForm['statements'][number],
  request: Omit<Run, 'limits'>,
): Promise<ReadonlyArray<TextRow>> {
  const { access } = request;
  const common = forms(false);
  const limits = limitsOf(common.datasets, access);
  requireOpen(common.revealing, reading, access);
  const pushed = isTimeLimited(limits) ? forms(true) : common;
  const values = pushed.values.map((valueOf) => valueOf({ ...request, limits }));
  const reader = readerOf(reading, pushed, limits);
  try {
    return await reader.texts(pushed.text, values);
  } catch {
    // The resolvers run into the same, and report it with its path.
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
