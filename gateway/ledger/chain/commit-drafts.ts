import { int, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { boundedCache } from '../../../shared/data/bounded-cache';
import { errorCodeOf } from '../../../shared/errors/error-code';
import type { Head } from './chain';
import { appendEntries, IS_CUT } from './chain.store';
import { firstCited } from './first-cited';
import { RECORD_CUT_ACKNOWLEDGED } from '../seals/cut-watch';
import type { Draft } from '../draft';
import type { Hasher } from './hasher';
import { prepared, type LedgerClient } from '../ledger-client';
import type { LedgerConnection } from '../ledger-connection';
import { drawFromQuotas } from '../quota.store';

/** An entry that is in the audit log. */
export interface Placed {
  readonly sequence: number;
  /** Ids of grants whose quota of the day is used up. */
  readonly exhausted: ReadonlySet<string>;
}

const REMEMBERED_OPERATIONS = 10_000;

/**
 * Commits drafts in one transaction: one lock of the head, one insert for all, and one statement
 * unless quotas are drawn. Rejects with LEDGER_BROKEN if the audit log no longer contains what this
 * process committed.
 */
export function draftCommitter(
  connection: LedgerConnection,
  hasher: Hasher,
): (drafts: ReadonlyArray<Draft>) => Promise<ReadonlyArray<Placed>> {
  let stored = boundedCache<true>(REMEMBERED_OPERATIONS);
  let last: Head = { sequence: 0, hash: hasher.genesis };
  let lastAt = new Date(0);
  const underLock = (work: Work) =>
    connection.withHead(async (client, head) => {
      if (!goesOn(last, head) && !(await isAcknowledged(client, lastAt)))
        throw cutSince(last, head);
      const exhausted = await exhaustedOf(client, work.drafts);
      return { answer: append(client, head, { ...work, exhausted }), writes: [] };
    });
  return async (drafts) => {
    const unstored = new Set(operationsOf(drafts).filter((hash) => !stored.get(hash)));
    const work = { drafts, hasher, unstored, exhausted: [] };
    try {
      const isDrawing = drafts.some(({ draws }) => draws(NONE).length > 0);
      const atOnce = isDrawing ? null : await append(connection, last, work).catch(nullIfCut);
      const appended = atOnce ?? (await underLock(work));
      for (const hash of unstored) stored.set(hash, true);
      last = appended.last;
      lastAt = new Date();
      return appended.placed;
    } catch (thrown) {
      // The database may have been restored to an older state, so texts are stored again.
      stored = boundedCache<true>(REMEMBERED_OPERATIONS);
      throw thrown;
    }
  };
}

/** What is at fault, or that it was acknowledged, is found out under the lock. */
function nullIfCut(thrown: unknown): null {
  if (errorCodeOf(thrown) === IS_CUT) return null;
  throw thrown;
}

/** While a gateway runs, it is itself a witness of what it wrote. */
function goesOn(last: Head, head: Head): boolean {
  if (head.sequence === last.sequence) return head.hash === last.hash;
  return head.sequence > last.sequence;
}

/** Whether two persons have acknowledged a cut since then. */
async function isAcknowledged(client: LedgerClient, since: Date): Promise<boolean> {
  const rows = await client.query(ACKNOWLEDGED_SINCE, [since.toISOString()]);
  return rows.length > 0;
}

/** An acknowledgement of a cut at an instant or later. */
export const ACKNOWLEDGED_SINCE = prepared(
  'ledger-acknowledged-since',
  statement({
    text: `select sequence from hub.ledger_entry where facts ->> 'event' = '${RECORD_CUT_ACKNOWLEDGED}'
      and (facts ->> 'at') collate "C" >= $1 limit 1`,
    columns: { sequence: int() },
    parameters: [text()],
  }),
);

function cutSince(last: Head, head: Head): RiverGateError {
  return new RiverGateError(
    'LEDGER_BROKEN',
    `The audit log ends at entry ${String(head.sequence)} without entry ${String(last.sequence)} that was written here: it was cut, set back or rewritten.`,
  );
}

interface Work {
  readonly drafts: ReadonlyArray<Draft>;
  readonly hasher: Hasher;
  readonly unstored: ReadonlySet<string>;
  /** For each draft, the grants whose quota was used up; none where quotas are not drawn. */
  readonly exhausted: ReadonlyArray<ReadonlySet<string>>;
}

async function append(
  client: LedgerClient,
  known: Head,
  { drafts, hasher, unstored, exhausted }: Work,
): Promise<{ readonly placed: ReadonlyArray<Placed>; readonly last: Head }> {
  const bodies = drafts.map(({ body }, at) => body(exhausted[at] ?? NONE));
  const operations = drafts.map(({ operation }) => operation);
  const cited = firstCited(operations, unstored);
  const last = await appendEntries(client, { known, bodies, cited, hashAlg: hasher.alg });
  const first = last.sequence - drafts.length + 1;
  const placed = drafts.map((_draft, at) => ({
    sequence: first + at,
    exhausted: exhausted[at] ?? NONE,
  }));
  return { placed, last };
}

const NONE: ReadonlySet<string> = new Set();

/**
 * For each draft, the grants whose quota was used up. If another grant gives the same access, that
 * one is tried next: each grant of a draft at most once.
 */
async function exhaustedOf(
  client: LedgerClient,
  drafts: ReadonlyArray<Draft>,
): Promise<ReadonlyArray<ReadonlySet<string>>> {
  const tried = drafts.map((draft) => ({
    draft,
    drawn: new Set<string>(),
    exhausted: new Set<string>(),
  }));
  for (;;) {
    const wanted = tried.flatMap(({ draft, drawn, exhausted }) =>
      draft
        .draws(exhausted)
        .filter(({ grantId }) => !drawn.has(grantId) && !exhausted.has(grantId))
        .map((draw) => ({ draw, drawn, exhausted })),
    );
    if (wanted.length === 0) return tried.map(({ exhausted }) => exhausted);
    const draws = wanted.map(({ draw }) => draw);
    const isDrawn = await drawFromQuotas(client, draws); // Usually the only round.
    for (const [at, { draw, drawn, exhausted }] of wanted.entries())
      (isDrawn[at] === true ? drawn : exhausted).add(draw.grantId);
  }
}

function operationsOf(drafts: ReadonlyArray<Draft>): string[] {
  return drafts.flatMap(({ operation }) => (operation ? [operation.hash] : []));
}
