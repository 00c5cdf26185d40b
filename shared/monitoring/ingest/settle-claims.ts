import type { Database, Transaction } from '../../data/database';
import type { Dataset } from '../../sharing/dataset';
import { opensMore, seriesClaims, seriesKey, type SeriesOf } from '../../sharing/series-claims';
import { announceMove, isConfirmedSince, markMoved } from './announce-moves';
import { countLines, unclaimedLines, waitingLine, type MovedSeries } from './claim-lines';

/** A claim as it is in force. */
interface ClaimRow {
  readonly kind: string;
  readonly indicatorCode: string;
  readonly averaging: SeriesOf['averaging'];
  readonly dataset: string;
  readonly isClaimed: boolean;
  readonly nextDataset: string | null;
  readonly nextDeclaredAt: string | null;
}

/** A kind of series, and the dataset that the declarations now give it; null: none, or more than one. */
interface Declared extends SeriesOf {
  readonly dataset: string | null;
}

/**
 * Gives each series of a department the dataset that its declarations say, and answers in lines what
 * moved. Series that no dataset claims any more, or two, go to none: nobody reads them. A move to a more
 * open dataset is made by the first start after the stewards have confirmed the class of that dataset
 * once more; until then the series stay where they are, and new ones of their kind come there too.
 */
export async function settleClaims(
  database: Database,
  department: string,
  datasets: ReadonlyArray<Dataset>,
): Promise<ReadonlyArray<string>> {
  return database.asOwner(department, async (transaction) => {
    const [tables] = await transaction.query<{ has: boolean }>(
      'select to_regclass($1) is not null as has',
      [`${department}.series_claim`],
    );
    if (!tables?.has) return [];
    const waiting: string[] = [];
    for (const change of await changes(transaction, department, datasets)) {
      const line = await settle({ transaction, department, datasets }, change);
      if (line !== undefined) waiting.push(line);
    }
    const moved = await moveSeries(transaction, department);
    return [...countLines(moved), ...waiting, ...unclaimedLines(moved)].map(
      (line) => `${department}: ${line}`,
    );
  });
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

/** Every kind of series of which the declarations and what is in force differ. */
async function changes(
  { query }: Transaction,
  department: string,
  datasets: ReadonlyArray<Dataset>,
): Promise<ReadonlyArray<Change>> {
  const rows = await query<ClaimRow>(
    `select kind, indicator_code as "indicatorCode", averaging, dataset, is_claimed as "isClaimed",
       next_dataset as "nextDataset", next_declared_at as "nextDeclaredAt"
     from ${department}.series_claim for update`,
  );
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

/** Brings one claim into force, or has it wait; answers what waits. */
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
  await transaction.query(
    `insert into ${department}.series_claim (kind, indicator_code, averaging, dataset, is_claimed, next_dataset, next_declared_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (kind, indicator_code, averaging) do update set dataset = excluded.dataset,
       is_claimed = excluded.is_claimed, next_dataset = excluded.next_dataset, next_declared_at = excluded.next_declared_at`,
    [
      kind,
      indicatorCode,
      averaging,
      dataset,
      isClaimed,
      next?.to ?? null,
      next?.declaredAt ?? null,
    ],
  );
}

/** Sets the dataset of every series whose claim has another one, those that none claims too. */
function moveSeries({ query }: Transaction, department: string): Promise<MovedSeries[]> {
  return query<MovedSeries>(
    `with wanted as (
       select s.id, t.kind, s.dataset as was, c.dataset as becomes
       from ${department}.series s join ${department}.station t on t.id = s.station_id
       left join ${department}.series_claim c on c.is_claimed
         and (c.kind, c.indicator_code, c.averaging) = (t.kind, s.indicator_code, s.averaging)
       where s.dataset is distinct from c.dataset
     ), moved as (
       update ${department}.series s set dataset = w.becomes from wanted w where w.id = s.id
       returning w.kind, s.indicator_code, s.averaging, w.was, w.becomes
     )
     select kind, indicator_code as "indicatorCode", averaging, was as "from", becomes as "to", count(*)::int as count
     from moved group by 1, 2, 3, 4, 5 order by 4, 5, 1, 2, 3`,
  );
}
