import type { Database, Reader } from '../../data/database';
import { bool, int, json, nullable } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statement, statementFamily } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import { holdsMeasurements } from './announce-real-data';

/** What of the demonstration is in force, by kind. */
export type DemonstrationHoldings = Readonly<Record<HoldingKind, number>>;

type HoldingKind = keyof typeof NAMES;

/** Names of what a demonstration holds, in the order in which they are read out. */
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

const KINDS = Object.keys(NAMES) as ReadonlyArray<HoldingKind>; // Its keys are the kinds.

/**
 * What the hub holds of the demonstration, as a department may ask; null if it holds none, or where
 * it has ended. In a department's own database, which has no exchange, the department's synthetic
 * stations are all that can be seen. Throws TRANSITION_REFUSED if the exchange is of an older
 * version and cannot say.
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

/** Whether the hub, or a department by itself, holds measurements of the field, so that nothing is simulated any more. */
export async function hasRealData(database: Database, department: string): Promise<boolean> {
  return database.asAnnouncer(department, async (transaction) => {
    const [exchange] = await transaction.query(EXCHANGE_SAYS);
    if (exchange?.says !== true) return holdsMeasurements(transaction, department);
    const [found] = await transaction.query(HAS_REAL_DATA);
    return found?.has ?? false;
  });
}

/**
 * Throws DEMONSTRATION_IN_FORCE if the hub holds the demonstration: real data are not stored beside
 * it.
 */
export async function refuseBesideDemonstration(
  database: Database,
  department: string,
): Promise<void> {
  const held = await demonstrationIn(database, department);
  if (held === null) return;
  throw new RiverGateError(
    'DEMONSTRATION_IN_FORCE',
    `The hub holds the demonstration, which real data end; nothing was stored. ${whatEnds(held)}`,
    held,
  );
}

/** What an import will end, and what comes next, in English and Chinese. */
export function whatEnds(held: DemonstrationHoldings): string {
  const { english, chinese } = namedHoldings(held);
  const stations = String(held.stations);
  return [
    `With --end-demonstration these end permanently, in the whole hub: ${[...english, 'the simulators'].join(', ')}; ${stations} synthetic stations stay, labelled. Put the first persons in office by \`appoint\` next.`,
    `使用 --end-demonstration 后，以下演示内容在全平台永久终止：${[...chinese, '模拟器'].join('、')}；${stations} 个合成站点保留并标明为演示数据。随后用 \`appoint\` 任命首批人员。`,
  ].join('\n');
}

/** What of the demonstration gives somebody access, counted and named; what it holds none of is left out. */
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
  const none = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as DemonstrationHoldings; // Of every kind.
  return { ...none, stations: found?.stations ?? 0 };
}

/** True: it says; false: it is of an older version; null: no exchange lives in this database. */
export const EXCHANGE_SAYS = statement({
  text: `select case when has_schema_privilege(to_regnamespace('exchange')::oid, 'usage')
    then case when to_regclass('exchange.real_data') is not null
      then to_regprocedure('exchange.demonstration_holdings()') is not null end end as says`,
  columns: { says: nullable(bool()) },
});

/** Whether real data have come in anywhere in the hub. */
export const HAS_REAL_DATA = statement({
  text: 'select exchange.has_real_data() as has',
  columns: { has: bool() },
});

/** What the hub holds of the demonstration, and whether it has ended. */
export const HUB_HOLDINGS = statement({
  text: 'select exchange.has_real_data() as "hasEnded", exchange.demonstration_holdings() as held',
  columns: { hasEnded: bool(), held: json<DemonstrationHoldings>() },
});

/** How many synthetic stations a department has. */
export const SYNTHETIC_STATIONS = statementFamily({
  text: (schema: string) =>
    `select count(*) as stations from ${schema}.station where provenance = 'SYNTHETIC'`,
  columns: { stations: int() },
  examples: [[EXAMPLE_SCHEMA]],
});

function olderExchange(): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    'The exchange of this database is of an older version and cannot say whether it holds the demonstration; nothing was stored. Bring it up to date by `migrate exchange` or by starting the hub.',
  );
}
