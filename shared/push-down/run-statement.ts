import type { Database, Reader } from '../data/database';
import type { TextRow } from '../data/sessions/text-query';
import { isUnanswered } from '../data/unanswered-statement';
import { isTimeLimited } from '../monitoring/observations/newest-sql';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { PolicyIndex } from '../sharing/policy-index';
import type { RowLimits } from '../sharing/row-limits';
import type { Declarations } from './declarations';
import { computedText, type Unanswered } from './computed/computed-text';
import type { MarkList } from './computed/marked-field';
import type { Call } from './computed/value-writer';
import { Fallback } from './fallback';
import type { Run } from './parameters';
import { BROKEN } from './text/json-text';
import { MOST_CALLERS, type PushedStatement, type StatementForms } from './pushed-statement';
import { splicedRows, type Rows } from './text-apart';

/** What a form is run on. */
export interface Reading {
  readonly declarations: Declarations;
  readonly database: Pick<Database, 'reader'>;
  /** The policy of each published field. */
  readonly index: PolicyIndex;
  /** Readers by their limits and datasets. */
  readonly readers: WeakMap<RowLimits, Map<string, Reader>>;
}

/** One request of a caller. */
export type Request = Omit<Run, 'limits'> & Call;

/** The rows of a statement and the marks in their texts, or why PostgreSQL did not answer it. */
export type StatementRows = MarkedRows | Unanswered;

interface MarkedRows {
  readonly rows: ReadonlyArray<TextRow>;
  readonly marks: MarkList;
}

/**
 * Runs a statement for a caller, within the row limits of its datasets; those of other limits are
 * read by statements of their own, each within its limits, and their texts are finished when they
 * come into its rows. Throws `Fallback`.
 */
export async function runStatement(
  reading: Reading,
  forms: StatementForms,
  request: Request,
): Promise<StatementRows> {
  const { access } = request;
  const common = forms(MOST_CALLERS);
  requireOpen(common.revealing, reading, access);
  const shared = sharedLimits(common.datasets, access);
  const limits = shared ?? access.limitsOf(common.home);
  const pushed = forms({ isTimeLimited: isTimeLimited(limits), isApart: shared === null });
  requireLimits(pushed.datasets, limits, access);
  const values = pushed.values.map((valueOf) => valueOf({ ...request, limits }));
  const rows = await readBy(readerOf(reading, pushed, limits), pushed, values);
  if ('unanswered' in rows) return rows;
  const { apart, marks } = pushed;
  if (apart.length === 0) return { rows, marks };
  const read = async (part: StatementForms, keys: ReadonlyArray<string>) => {
    const asked = { ...request, keys };
    return finishedRows(await runStatement(reading, part, asked), asked);
  };
  const spliced = await splicedRows(rows, apart, read);
  return 'unanswered' in spliced ? spliced : { rows: spliced, marks };
}

/** The texts of a part, with what resolvers compute in the places of its own marks. */
async function finishedRows(found: StatementRows, request: Request): Promise<Rows> {
  if ('unanswered' in found) return found;
  const { rows, marks } = found;
  const finished: TextRow[] = [];
  const texts = await Promise.all(
    rows.map(([text]) =>
      computedText(() => marks.replaced(text ?? BROKEN, request, request.access)),
    ),
  );
  for (const text of texts) {
    if (typeof text !== 'string') return text;
    finished.push([text]);
  }
  return finished;
}

async function readBy(
  reader: Reader,
  pushed: PushedStatement,
  values: ReadonlyArray<unknown>,
): Promise<Rows> {
  try {
    return await reader.texts(pushed.text, values);
  } catch (thrown) {
    if (isUnanswered(thrown)) return { unanswered: thrown }; // The resolvers would wait as long again.
    // The resolvers run into any other error too, and report it with its path.
    throw new Fallback('STATEMENT', pushed.datasets.join());
  }
}

/** The limits that datasets have in common, which are settings of a session; null: they differ. */
function sharedLimits(datasets: ReadonlyArray<string>, access: AccessDecisions): RowLimits | null {
  const [first = access.limitsOf(''), ...others] = datasets.map((id) => access.limitsOf(id));
  return others.every((one) => isSame(one, first)) ? first : null;
}

/** No dataset is ever read within the limits of another: throws `Fallback`. */
function requireLimits(
  datasets: ReadonlyArray<string>,
  limits: RowLimits,
  access: AccessDecisions,
): void {
  if (!datasets.every((id) => isSame(access.limitsOf(id), limits)))
    throw new Fallback('LIMITS', datasets.join());
}

function isSame(one: RowLimits, other: RowLimits): boolean {
  return one === other || markOf(one) === markOf(other);
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
