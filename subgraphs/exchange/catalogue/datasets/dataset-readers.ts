import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import type { Organisation } from '../../../../shared/identity/caller';
import { isWithin } from '../../../../shared/sharing/calendar-day';
import { classInForce } from '../../../../shared/sharing/class-in-force';
import type { AllowingReason } from '../../../../shared/sharing/reasons';
import type { DatasetState, Grant, StandingRight } from '../../../../shared/sharing/sharing-state';

/** A party that may read a dataset today, and the reason. */
export interface ReaderRow {
  readonly because: AllowingReason;
  /** Null: everybody, or every department. */
  readonly organisation: Organisation | null;
  readonly taskId: number | null;
  readonly document: string | null;
  /** Number of the release decision or of the grant. */
  readonly number: string | null;
  readonly purpose: string | null;
  readonly validFrom: string | null;
  /** First day on which the right no longer holds unless it is renewed; null: none is known. */
  readonly validTo: string | null;
  readonly isDemonstration: boolean;
}

/** The readers of a dataset, with its owner. */
export interface ReadersRow {
  readonly ownerId: string;
  readonly readers: ReadonlyArray<ReaderRow>;
}

/** Number of parties that may read a dataset for one reason; null: everybody. */
export interface ReaderCountRow {
  readonly because: AllowingReason;
  readonly count: number | null;
}

/** Returns who may read a dataset on a day: the owner first, then the widest group. */
export function readersOf(state: DatasetState, day: string): ReadonlyArray<ReaderRow> {
  const force = classInForce(state);
  const isOpen = force?.sharing === 'UNCONDITIONAL';
  const isShared = force !== null && force.sharing !== 'WITHHELD';
  return [
    { ...NOBODY, because: 'OWNER', organisation: department(state.owner) },
    ...(isOpen && force.openness === 'PUBLIC' ? releasesOn(state, day) : []),
    ...(isOpen ? [{ ...NOBODY, because: 'CLASS' as const }] : []),
    ...(isShared ? state.rights.flatMap((right) => readersBy(right, day)) : []),
    ...state.grants.filter((grant) => isWithin(day, grant.validFrom, grant.until)).map(readerBy),
  ];
}

/** Counts the readers by reason, every organisation once. */
export function readerCounts(readers: ReadonlyArray<ReaderRow>): ReadonlyArray<ReaderCountRow> {
  const reasons = [...new Set(readers.map(({ because }) => because))];
  return reasons.map((because) => ({ because, count: countOf(because, readers) }));
}

function countOf(because: AllowingReason, readers: ReadonlyArray<ReaderRow>): number | null {
  if (because === 'RELEASED') return null;
  if (because === 'CLASS') return MANDATE_DEPARTMENTS.length;
  const found = readers.filter((reader) => reader.because === because);
  return new Set(found.map(({ organisation }) => JSON.stringify(organisation))).size;
}

const NOBODY = {
  organisation: null,
  taskId: null,
  document: null,
  number: null,
  purpose: null,
  validFrom: null,
  validTo: null,
  isDemonstration: false,
} as const;

function department(id: string): Organisation {
  return { kind: 'DEPARTMENT', id };
}

function releasesOn({ releases }: DatasetState, day: string): ReadonlyArray<ReaderRow> {
  return releases
    .filter(({ validFrom, validTo }) => isWithin(day, validFrom, validTo))
    .map((release) => ({ ...NOBODY, ...release, because: 'RELEASED' }));
}

function readersBy(right: StandingRight, day: string): ReadonlyArray<ReaderRow> {
  const { task, departments, document, validFrom, validTo, reviewBy, isDemonstration } = right;
  if (!isWithin(day, validFrom, validTo) || day >= reviewBy) return [];
  const end = validTo !== null && validTo < reviewBy ? validTo : reviewBy;
  return departments.map((id) => ({
    ...NOBODY,
    because: 'STANDING_RIGHT',
    organisation: department(id),
    taskId: task,
    document,
    validFrom,
    validTo: end,
    isDemonstration,
  }));
}

function readerBy({ organisation, number, purpose, ...grant }: Grant): ReaderRow {
  const { validFrom, until, isDemonstration } = grant;
  const period = { validFrom, validTo: until };
  return { ...NOBODY, because: 'GRANT', organisation, number, purpose, ...period, isDemonstration };
}
