import { instantOf } from '../../../../shared/data/instant-text';
import type { Decision, GrantInUse } from '../../../../shared/sharing/decision';
import {
  ALLOWING,
  REFUSING,
  type AllowingReason,
  type RefusingReason,
} from '../../../../shared/sharing/reasons';
import type { RowLimits } from '../../../../shared/sharing/row-limits';

/** An access decision under its published names. */
export interface AccessRow {
  readonly isAllowed: boolean;
  readonly because: AllowingReason | RefusingReason;
  readonly becauseEn: string;
  readonly becauseZh: string;
  readonly remedyEn: string | null;
  readonly remedyZh: string | null;
  readonly cites: string | null;
  /** Null if the dataset may not be read, so that no row is visible. */
  readonly limits: RowLimits | null;
  /** Null: all fields of the dataset. */
  readonly fields: ReadonlyArray<string> | null;
  /** RFC 3339 in UTC; null: no end is known. */
  readonly until: string | null;
  readonly isAudited: boolean;
  readonly operationsPerDay: number | null;
  readonly isDemonstration: boolean;
}

/** The result of `decide`, with its reason in words and, if refused, the remedy. */
export function accessOf(decision: Decision): AccessRow {
  if (!decision.isAllowed) {
    const { en, zh, remedyEn, remedyZh } = REFUSING[decision.because];
    const why = { because: decision.because, becauseEn: en, becauseZh: zh };
    return { ...REFUSED, ...why, remedyEn, remedyZh };
  }
  const { because, cites, limits, fields, untilMs, isAudited, grants, isDemonstration } = decision;
  return {
    isAllowed: true,
    because,
    becauseEn: ALLOWING[because].en,
    becauseZh: ALLOWING[because].zh,
    remedyEn: null,
    remedyZh: null,
    cites,
    limits: { ...limits, from: told(limits.from), before: told(limits.before) },
    fields: fields && [...fields].sort(),
    until: untilMs === null ? null : instantOf(untilMs),
    isAudited,
    operationsPerDay: smallestQuota(grants),
    isDemonstration,
  };
}

/** The smallest quota among several grants, because some fields may have no larger one. */
function smallestQuota(grants: ReadonlyArray<GrantInUse>): number | null {
  const quotas = grants.flatMap(({ operationsPerDay }) => operationsPerDay ?? []);
  return quotas.length === 0 ? null : Math.min(...quotas);
}

function told(instant: string | null): string | null {
  return instant === null ? null : instantOf(Date.parse(instant));
}

const REFUSED = {
  isAllowed: false,
  cites: null,
  limits: null,
  fields: [],
  until: null,
  isAudited: true, // Each refusal is recorded in the audit log, too.
  operationsPerDay: null,
  isDemonstration: false,
} as const;
