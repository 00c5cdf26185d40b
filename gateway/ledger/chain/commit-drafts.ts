import { int, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { boundedCache } from '../../../shared/data/bounded-cache';
import { chained, type ChainedEntry, type Head } from './chain';
import { appendEntries } from './chain.store';
import { RECORD_CUT_ACKNOWLEDGED } from '../seals/cut-watch';
import type { Draft } from '../draft';
import { bodyAt } from './entry-body';
import type { Hasher } from './hasher';
import { prepared, type LedgerClient } from '../ledger-client';
import type { LedgerConnection } from '../ledger-connection';
import { assertHash, storeOperations, type FirstCited } from '../operations.store';
import { drawFromQuotas } from '../quota.store';

/** An entry that is in the audit log. */
export interface Placed {
  readonly sequence: number;
  /** Ids of grants whose quota of the day is used up. */
  readonly exhausted: ReadonlySet<string>;
}

const REMEMBERED_OPERATIONS = 10_000;

/**
 * Commits drafts in one transaction: one lock of the head, one insert for all. Rejects with
 * LEDGER_BROKEN if the audit log no longer contains what this process committed.
 */
export function draftCommitter(
  connection: LedgerConnection,
  hasher: Hasher,
): (drafts: ReadonlyArray<Draft>) => Promise<ReadonlyArray<Placed>> {
  let stored = boundedCache<true>(REMEMBERED_OPERATIONS);
  let last: Head = { sequence: 0, hash: hasher.genesis };
  let lastAt = new Date(0);
  return async (drafts) => {
    const unstored = new Set(operationsOf(drafts).filter((hash) => !stored.get(hash)));
    try {
      const entries = await connection.withHead(async (client, head) => {
        if (!goesOn(last, head) && !(await isAcknowledged(client, lastAt)))
          throw cutSince(last, head);
        return write({ client, head }, { drafts, hasher, unstored });
      });
      for (const hash of unstored) stored.set(hash, true);
      last = entries.at(-1) ?? last;
      lastAt = new Date();
      return entries;
    } catch (thrown) {
      // The database may have been restored to an older state, so texts are stored again.
      stored = boundedCache<true>(REMEMBERED_OPERATIONS);
      throw thrown;
    }
  };
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

interface Locked {
  readonly client: LedgerClient;
  readonly head: Head;
}

interface Work {
  readonly drafts: ReadonlyArray<Draft>;
  readonly hasher: Hasher;
  readonly unstored: ReadonlySet<string>;
}

async function write({ client, head }: Locked, { drafts, hasher, unstored }: Work) {
  const exhausted = await exhaustedOf(client, drafts);
  const bodies = drafts.map((draft, at) => {
    const body = draft.body(exhausted[at] ?? NONE);
    return (sequence: number) => bodyAt(body, sequence);
  });
  const entries = chained(head, bodies, hasher.hash);
  const writes = [appendEntries(client, entries, hasher.alg)];
  const cited = firstCited(drafts, entries, unstored);
  if (cited.length > 0) writes.push(storeOperations(client, cited));
  const answer = entries.map((entry, at) => ({ ...entry, exhausted: exhausted[at] ?? NONE }));
  return { answer, writes };
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

function firstCited(
  drafts: ReadonlyArray<Draft>,
  entries: ReadonlyArray<ChainedEntry>,
  unstored: ReadonlySet<string>,
): ReadonlyArray<FirstCited> {
  const cited = new Map<string, FirstCited>();
  for (const [at, { operation }] of drafts.entries()) {
    if (!operation || !unstored.has(operation.hash) || cited.has(operation.hash)) continue;
    assertHash(operation);
    cited.set(operation.hash, { operation, sequence: entries[at]?.sequence ?? 0 });
  }
  return [...cited.values()];
}
