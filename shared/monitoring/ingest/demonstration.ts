import type { Database, Reader } from '../../data/database';
import { bool, int, json, nullable } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import { holdsMeasurements } from './announce-real-data';

/** Number of demonstration items in force, by kind. */
export type DemonstrationHoldings = Readonly<Record<HoldingKind, number>>;

type HoldingKind = keyof typeof NAMES;

/** Names of the kinds of demonstration items, in display order. */
const NAMES = {
  accounts: ['accounts', '账户'],
  clients: ['clients', '机器用户'],
  organisations: ['organisations', '机构'],
  sessions: ['sessions', '会话'],
  releases: ['releases', '发布'],
  continuations: ['continuations', '延续文件'],
  rights: ['standing rights', '共享权利'],
  classes: ['confirmed classes', '类别确认'],
  grants: ['grants', '授权'],
  cases: ['cases of tampering', '造假案件'],
  stations: ['synthetic stations', '合成站点'],
} as const;

const KINDS = Object.keys(NAMES) as ReadonlyArray<HoldingKind>; // The keys of NAMES are the kinds.

/**
 * Returns the demonstration items that the hub holds, read with a department's rights; null if
 * there are none or the demonstration has ended. In a department's own database, which has no
 * exchange, only the department's synthetic stations are counted. Throws TRANSITION_REFUSED if the
 * exchange is of an older version that cannot report them.
 */
export async function demonstrationIn(
  database: Database,
  department: string,
): Promise<DemonstrationHoldings | null> {
  return database.asAnnouncer(department, async (transaction) => {
    const [exchange] = await transaction.query(EXCHANGE_SAYS);
    if (exchange?.says === false) throw olderExchange();
    const held =
      exchange?.says === true
        ? await hubHoldings(transaction)
        : await ownHoldings(transaction, department);
    return held !== null && KINDS.some((kind) => held[kind] > 0) ? held : null;
  });
}

/**
 * Returns whether the hub, or a department with its own database, holds field measurements, so that
 * nothing is simulated any more.
 */
export async function hasRealData(database: Database, department: string): Promise<boolean> {
  return database.asAnnouncer(department, async (transaction) => {
    const [exchange] = await transaction.query(EXCHANGE_SAYS);
    if (exchange?.says !== true) return holdsMeasurements(transaction, department);
    const [found] = await transaction.query(HAS_REAL_DATA);
    return found?.has ?? false;
  });
}

/**
 * Throws DEMONSTRATION_IN_FORCE if the hub holds the demonstration: real data are never stored
 * beside it.
 */
export async function refuseBesideDemonstration(
  database: Database,
  department: string,
): Promise<void> {
  const held = await demonstrationIn(database, department);
  if (held === null) return;
  throw new RiverGateError(
    'DEMONSTRATION_IN_FORCE',
    `The hub holds the demonstration, and importing real data would end it; nothing was stored. ${whatEnds(held)}`,
    held,
  );
}

/** Returns what an import would end and what to do next, in English and Chinese. */
export function whatEnds(held: DemonstrationHoldings): string {
  const { english, chinese } = namedHoldings(held);
  const stations = String(held.stations);
  return [
    `With --end-demonstration the following end permanently in the whole hub: ${[...english, 'the simulators'].join(', ')}; ${stations} synthetic stations remain, labelled as such. Next, appoint the first persons with \`appoint\`.`,
    `使用 --end-demonstration 后，以下演示内容在全平台永久终止：${[...chinese, '模拟器'].join('、')}；${stations} 个合成站点保留并标明为演示数据。随后用 \`appoint\` 任命首批人员。`,
  ].join('\n');
}

/**
 * Returns the number and name of each kind of demonstration item that gives access; kinds without
 * items are left out.
 */
export function namedHoldings(held: DemonstrationHoldings): {
  readonly english: ReadonlyArray<string>;
  readonly chinese: ReadonlyArray<string>;
} {
  const giving = KINDS.filter((kind) => kind !== 'stations' && held[kind] > 0);
  const named = (language: 0 | 1) =>
    giving.map((kind) => `${String(held[kind])} ${NAMES[kind][language]}`);
  return { english: named(0), chinese: named(1) };
}

async function hubHoldings(reader: Reader): Promise<DemonstrationHoldings | null> {
  const [found] = await reader.query(HUB_HOLDINGS);
  return !found || found.hasEnded ? null : found.held;
}

async function ownHoldings(
  reader: Reader,
  department: string,
): Promise<DemonstrationHoldings | null> {
  if (await holdsMeasurements(reader, department)) return null;
  const [found] = await reader.query(SYNTHETIC_STATIONS(department));
  const none = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as DemonstrationHoldings; // KINDS lists every kind.
  return { ...none, stations: found?.stations ?? 0 };
}

/**
 * Selects whether the exchange can report the demonstration: true: yes; false: its version is too
 * old; null: no exchange in this database.
 */
export const EXCHANGE_SAYS = statement({
  text: `select case when has_schema_privilege(to_regnamespace('exchange')::oid, 'usage')
    then case when to_regclass('exchange.real_data') is not null
      then to_regprocedure('exchange.demonstration_holdings()') is not null end end as says`,
  columns: { says: nullable(bool()) },
});

/** Selects whether real data have been imported anywhere in the hub. */
export const HAS_REAL_DATA = statement({
  text: 'select exchange.has_real_data() as has',
  columns: { has: bool() },
});

/** Selects the demonstration items that the hub holds, and whether the demonstration has ended. */
export const HUB_HOLDINGS = statement({
  text: 'select exchange.has_real_data() as "hasEnded", exchange.demonstration_holdings() as held',
  columns: { hasEnded: bool(), held: json<DemonstrationHoldings>() },
});

/** Counts the synthetic stations of a department. */
export const SYNTHETIC_STATIONS = statementFamily({
  text: (schema: string) =>
    `select count(*) as stations from ${schema}.station where provenance = 'SYNTHETIC'`,
  columns: { stations: int() },
  examples: [[EXAMPLE_SCHEMA]],
});

function olderExchange(): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    'The exchange of this database is of an older version and cannot report whether it holds the demonstration; nothing was stored. Upgrade it with `migrate exchange` or by starting the hub.',
  );
}
