import { escapeIdentifier, escapeLiteral } from 'pg';
import { PATIENCE } from '../patience';
import { rowLimitValues, type RowBounds } from '../row-bounds';
import type { Planning } from './statement-read';

/** For whom a connection reads: the values of its settings by name. */
export interface Standing {
  readonly role: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Equal texts stand for equal standings. */
  readonly key: string;
}

/** Returns the standing of a department's reader within these row limits. */
export function readerStanding(department: string, limits: RowBounds): Standing {
  const role = `${department}_reader`;
  const settings = {
    ...rowLimitValues(limits),
    statement_timeout: String(PATIENCE.read.statementMs),
    idle_in_transaction_session_timeout: String(PATIENCE.read.idleMs),
    plan_cache_mode: PLAN_CACHE_MODES.ONCE,
  };
  return { role, settings, key: JSON.stringify([role, settings]) };
}

/** Returns the same standing for a statement that is planned in another way. */
export function plannedAs(standing: Standing, planning: Planning = 'ONCE'): Standing {
  const plan_cache_mode = PLAN_CACHE_MODES[planning];
  if (standing.settings.plan_cache_mode === plan_cache_mode) return standing;
  const settings = { ...standing.settings, plan_cache_mode };
  return { ...standing, settings, key: JSON.stringify([standing.role, settings]) };
}

const PLAN_CACHE_MODES = {
  ONCE: 'force_generic_plan',
  EACH_TIME: 'force_custom_plan',
} as const satisfies Readonly<Record<Planning, string>>;

/**
 * Returns the statements that turn a connection from one standing into another; empty if nothing
 * differs. Literals, like those of `rowLimitSettings`.
 */
export function changesTo(wanted: Standing, present: Standing | undefined): string {
  if (present?.key === wanted.key) return '';
  const changes = Object.entries(wanted.settings)
    .filter(([name, value]) => present?.settings[name] !== value)
    .map(([name, value]) => `set ${name} = ${escapeLiteral(value)}`);
  if (present?.role !== wanted.role) changes.push(`set role ${escapeIdentifier(wanted.role)}`);
  return changes.join('; ');
}
