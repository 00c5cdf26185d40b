import type { Database, Transaction } from '../../../data/database';
import type { Dataset } from '../../../sharing/dataset';
import { opensMore, seriesClaims, seriesKey, type SeriesOf } from '../../../sharing/series-claims';
import { announceMove, isConfirmedSince, markMoved } from '../announce-moves';
import { countLines, unclaimedLines, waitingLine } from './claim-lines';
import { HELD_CLAIMS, MOVE_SERIES, STORE_CLAIM, type ClaimRow } from './claim-statements';
import { IS_THERE } from '../partitions';

/**
 * A kind of series, and the dataset that the current declarations assign to it; null: none, or more
 * than one.
 */
interface Declared extends SeriesOf {
  readonly dataset: string | null;
}

/**
 * Assigns each series of a department to its declared dataset, and returns lines that name the
 * moves. Series that no dataset claims any more, or more than one, are assigned to none, and nobody
 * can read them. A move to a more open dataset is made at the first start after the stewards have
 * confirmed the class of that dataset again; until then the series, and new ones of their kind,
 * stay in the old dataset.
 */
export async function settleClaims(
  database: Database,
  department: string,
  datasets: ReadonlyArray<Dataset>,
): Promise<ReadonlyArray<string>> {
  return database.asOwner(department, async (transaction) => {
    const [tables] = await transaction.query(IS_THERE, [`${department}.series_claim`]);
    if (!tables?.known) return [];
    const waiting: string[] = [];
    for (const change of await changes(transaction, department, datasets)) {
      const line = await settle({ transaction, department, datasets }, change);
      if (line !== undefined) waiting.push(line);
    }
    const moved = await transaction.query(MOVE_SERIES(department));
    return [...countLines(moved), ...waiting, ...unclaimedLines(moved)].map(
      (line) => `${department}: ${line}`,
    );
  });
}

/**
 * Whether the claims in force are the declared ones, and none waits for stewards, so that settling
 * them would change nothing. Takes no lock that outlives the question.
 */
export async function areClaimsSettled(
  database: Database,
  department: string,
  datasets: ReadonlyArray<Dataset>,
): Promise<boolean> {
  return database.asOwner(
    department,
    async (transaction) => (await changes(transaction, department, datasets)).length === 0,
  );
}

interface Settling {
  readonly transaction: Transaction;
  readonly department: string;
  readonly datasets: ReadonlyArray<Dataset>;
}

interface Change {
  readonly declared: Declared;
  readonly held: ClaimRow | undefined;
}

/** Returns every kind of series whose declaration differs from the claim in force. */
async function changes(
  transaction: Transaction,
  department: string,
  datasets: ReadonlyArray<Dataset>,
): Promise<ReadonlyArray<Change>> {
  const rows = await transaction.query(HELD_CLAIMS(department));
  const held = new Map(rows.map((row) => [seriesKey(row), row]));
  const claims = seriesClaims(datasets);
  const declared = new Map<string, Declared>(
    rows.map(({ kind, indicatorCode, averaging }) => {
      const series = { kind, indicatorCode, averaging };
      return [seriesKey(series), { ...series, dataset: null }];
    }),
  );
  for (const [key, { datasets: ids, ...series }] of claims) {
    const [only = null, ...others] = ids;
    declared.set(key, { ...series, dataset: others.length === 0 ? only : null });
  }
  return [...declared]
    .map(([key, one]) => ({ declared: one, held: held.get(key) }))
    .filter(isChange);
}

function isChange({ declared, held }: Change): boolean {
  if (!held) return declared.dataset !== null;
  if (held.nextDataset !== null) return true;
  return held.isClaimed ? declared.dataset !== held.dataset : declared.dataset !== null;
}

/** Puts one claim into force or leaves it waiting; returns a line if it waits. */
async function settle(settling: Settling, { declared, held }: Change): Promise<string | undefined> {
  const { dataset: to, ...series } = declared;
  if (to !== null && held && held.dataset !== to) return move(settling, { series, held, to });
  if (to !== null) await store(settling, series, { dataset: to, isClaimed: true });
  else if (held) {
    await announceMove(settling, { series, from: held.dataset, to, opensMore: false });
    await store(settling, series, { dataset: held.dataset, isClaimed: false });
  }
  return undefined;
}

interface Move {
  readonly series: SeriesOf;
  readonly held: ClaimRow;
  readonly to: string;
}

async function move(settling: Settling, { series, held, to }: Move): Promise<string | undefined> {
  const from = held.dataset;
  const waitsSince = held.nextDataset === to ? held.nextDeclaredAt : null;
  const isWaiting = waitsSince !== null && !(await isConfirmedSince(settling, to, waitsSince));
  if (isWaiting) return waitingLine(series, from, to);
  if (waitsSince === null) {
    const opens = doesOpenMore(settling, from, to);
    const declaredAt = await announceMove(settling, { series, from, to, opensMore: opens });
    if (opens) {
      await store(settling, series, { dataset: from, isClaimed: true, next: { to, declaredAt } });
      return waitingLine(series, from, to);
    }
  } else await markMoved(settling, { series, from, to });
  await store(settling, series, { dataset: to, isClaimed: true });
  return undefined;
}

function doesOpenMore({ datasets }: Settling, from: string, to: string): boolean {
  const [before, after] = [from, to].map((id) => datasets.find((one) => one.id === id));
  return after !== undefined && opensMore(before, after);
}

interface StoredClaim {
  readonly dataset: string;
  readonly isClaimed: boolean;
  readonly next?: { readonly to: string; readonly declaredAt: string };
}

async function store(
  { transaction, department }: Settling,
  { kind, indicatorCode, averaging }: SeriesOf,
  { dataset, isClaimed, next }: StoredClaim,
): Promise<void> {
  await transaction.query(STORE_CLAIM(department), [
    kind,
    indicatorCode,
    averaging,
    dataset,
    isClaimed,
    next?.to ?? null,
    next?.declaredAt ?? null,
  ]);
}
