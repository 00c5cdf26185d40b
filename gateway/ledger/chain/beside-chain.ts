import type { Reader } from '../../../shared/data/database';
import { json } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { catalogueDifference, type CatalogueDifference } from '../catalogue';
import type { ChainClaims } from '../claims';
import type { Fault } from './faults';

/** What is stored beside the chain and decides who sees what, at one moment. */
export interface BesideChain {
  /** The last entry at that moment. */
  readonly upTo: number;
  readonly quotas: ReadonlyArray<{ readonly key: string; readonly operations: number }>;
  /** Embargoes in force; `isUnderWay`: so recent that the chain may not record them yet. */
  readonly embargoes: ReadonlyArray<{
    readonly key: string;
    readonly placedBy: string;
    readonly until: string;
    readonly isUnderWay: boolean;
  }>;
  /** Embargoes that ended moments ago, whose event may not be on the chain yet. */
  readonly endedJustNow: ReadonlyArray<string>;
  readonly catalogue: CatalogueDifference;
}

/** What is wrong beside the chain. */
export interface BesideFault {
  readonly fault: Fault;
  /** The object of the fault, in one line. */
  readonly what: string;
}

/** Reads what is stored beside the chain; `reader` is the hub's. */
export async function besideChain(reader: Reader): Promise<BesideChain> {
  const [row] = await reader.query(BESIDE);
  if (!row) throw new TypeError('A statement of one row returned none.');
  return { ...row.beside, catalogue: await catalogueDifference(reader) };
}

/** Compares what is stored beside the chain with the chain. */
export function besideFaults(beside: BesideChain, claims: ChainClaims): ReadonlyArray<BesideFault> {
  const { missing, unexpected } = beside.catalogue;
  return [
    ...missing.map((line) => catalogueFault(`missing: ${line}`)),
    ...unexpected.map((line) => catalogueFault(`unexpected: ${line}`)),
    ...quotaFaults(beside, claims),
    ...embargoFaults(beside, claims),
  ];
}

function catalogueFault(what: string): BesideFault {
  return { fault: 'CATALOGUE_DIFFERS', what };
}

/**
 * Days that began before the remaining chain are only partly counted there, and no longer decide
 * anything.
 */
function quotaFaults(
  { quotas }: BesideChain,
  { quotas: claimed, ...claims }: ChainClaims,
): ReadonlyArray<BesideFault> {
  const counted = new Map(quotas.map(({ key, operations }) => [key, operations]));
  const from = claims.isFromGenesis() ? '' : (claims.firstDay() ?? '');
  const keys = [...new Set([...counted.keys(), ...claimed.keys()])].sort();
  return keys.flatMap((key) => {
    const day = key.slice(key.lastIndexOf(' ') + 1);
    const [is, drawn] = [counted.get(key) ?? 0, claimed.get(key) ?? 0];
    if (is === drawn || (from !== '' && day <= from)) return [];
    const what = `grant ${key}: ${String(is)} counted, ${String(drawn)} drawn`;
    return [{ fault: 'QUOTA_DIFFERS' as const, what }];
  });
}

function embargoFaults(
  { embargoes, endedJustNow }: BesideChain,
  { embargoes: claimed }: ChainClaims,
): ReadonlyArray<BesideFault> {
  const now = new Date().toISOString();
  const found = embargoes.flatMap((row) => {
    const claim = claimed.get(row.key);
    const isSame =
      claim?.placedBy === row.placedBy && (claim.until === null || claim.until === row.until);
    if (isSame || row.isUnderWay) return [];
    const what = `entry and case ${row.key}: embargo by ${row.placedBy} until ${row.until}, which the chain does not record`;
    return [{ fault: 'EMBARGO_DIFFERS' as const, what }];
  });
  const present = new Set([...embargoes.map(({ key }) => key), ...endedJustNow]);
  const gone = [...claimed].filter(
    ([key, { until }]) => !present.has(key) && until !== null && until > now,
  );
  return [
    ...found,
    ...gone.map(([key]) => ({
      fault: 'EMBARGO_DIFFERS' as const,
      what: `entry and case ${key}: embargo on the chain that is missing in the table`,
    })),
  ];
}

/** One statement, so that everything is of the same moment. */
export const BESIDE = statement({
  text: `select json_build_object(
  'upTo', coalesce((select max(sequence) from hub.ledger_entry), 0),
  'quotas', coalesce((select json_agg(json_build_object('key', grant_id || ' ' || day, 'operations', operations))
    from hub.grant_usage), '[]'),
  'embargoes', coalesce((select json_agg(json_build_object('key', intent || ' ' || case_id, 'placedBy', placed_by,
    'until', to_char(until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'isUnderWay', placed_at > now() - interval '10 seconds'))
    from hub.ledger_embargo where lifted_at is null and until > now()), '[]'),
  'endedJustNow', coalesce((select json_agg(intent || ' ' || case_id) from hub.ledger_embargo
    where lifted_at > now() - interval '10 seconds'), '[]')) as beside`,
  columns: { beside: json<Omit<BesideChain, 'catalogue'>>() },
});
