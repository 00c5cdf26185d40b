import type { MandateDuty } from './duties';
import { MANDATE_TASKS, type MandateTask } from './tasks';

/** A document that may continue a duty after the mandate's years. */
export interface Continuation {
  readonly document: string;
  /** First day it is in force, YYYY-MM-DD in Beijing; null if unknown. */
  readonly validFrom: string | null;
  /** First day it is no longer in force; null while no end is known. */
  readonly validTo: string | null;
  /**
   * `MOVED`: the duty went to another department. `GENERAL`: a later law requires sharing in
   * general, without naming these data.
   */
  readonly relation: 'MOVED' | 'GENERAL';
  /** Id of the department that has the duty under the document; null: unchanged. */
  readonly bearer: string | null;
  readonly certainty: 'CROSS_CHECKED' | 'MEMORY';
  readonly note: string;
}

/**
 * The years that the mandate itself sets for a duty or task, and the known documents that continue
 * it.
 */
export interface Validity {
  /** First day, YYYY-MM-DD in Beijing. */
  readonly validFrom: string;
  /** First day after the last. */
  readonly validTo: string;
  /**
   * No continuation takes effect by itself: each requires confirmation by the owner of the data.
   */
  readonly continuedBy: ReadonlyArray<Continuation>;
}

/** The years of a task. No document is known to continue a task as such. */
export function taskValidity({ startYear, endYear }: MandateTask): Validity {
  return { validFrom: `${startYear}-01-01`, validTo: `${endYear + 1}-01-01`, continuedBy: [] };
}

/**
 * The years of a clause of annex 3, and the known documents that continue it.
 *
 * The clauses are undated, so they are valid for the years of the mandate: from its first task year
 * to its last.
 */
export function dutyValidity(duty: MandateDuty): Validity {
  const moved = MOVES.filter((move) => move.clause === duty.clause);
  return {
    validFrom: `${Math.min(...MANDATE_TASKS.map((task) => task.startYear))}-01-01`,
    validTo: `${Math.max(...MANDATE_TASKS.map((task) => task.endYear)) + 1}-01-01`,
    continuedBy: [
      ...moved.map((move) => institutionalReform(move)),
      ...(duty.classes.includes('SHARE') ? [SHARING_REGULATION] : []),
    ],
  };
}

const SHARING_REGULATION: Continuation = {
  document: '政务数据共享条例（国务院令第809号）',
  validFrom: '2025-08-01',
  validTo: null,
  relation: 'GENERAL',
  bearer: null,
  certainty: 'CROSS_CHECKED',
  note: 'Binds departments to share on request by type of sharing; names none of these data.',
};

interface Move {
  readonly clause: string;
  readonly what: string;
}

/** Duties that moved to the environmental bureau in the reform of 2018-19, from memory. */
const MOVES: ReadonlyArray<Move> = [
  { clause: 'A3.11(1)', what: 'supervision of groundwater pollution' },
  { clause: 'A3.11(2)', what: 'supervision of groundwater pollution' },
  { clause: 'A3.14(1)', what: 'water function zones' },
  { clause: 'A3.14(2)', what: 'water function zones' },
  { clause: 'A3.15(1)', what: 'supervision of farm non-point pollution' },
  { clause: 'A3.15(2)', what: 'supervision of farm non-point pollution' },
  { clause: 'A3.21(1)', what: 'marine environment' },
  { clause: 'A3.21(2)', what: 'marine environment' },
];

function institutionalReform({ what }: Move): Continuation {
  return {
    document: '2018-2019 年机构改革（文件名称与日期未核对）',
    validFrom: null,
    validTo: null,
    relation: 'MOVED',
    bearer: 'environment',
    certainty: 'MEMORY',
    note: `Only part of the clause went to the bureau: ${what}. Title and date of the document are not checked.`,
  };
}
