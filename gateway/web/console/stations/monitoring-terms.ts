import type {
  Averaging,
  DayKind,
  GapReason,
  QualityFlag,
  ReviewState,
  Step,
} from '../../generated/graph';
import {
  AveragingWords,
  DayKindWords,
  GapReasonWords,
  QualityFlagWords,
  ReviewStateWords,
  StepWords,
} from '../../generated/words';
import type { Words } from '../../common/language';
import { inShort } from '../terms';
import type { Days } from './period';

/** What one observation averages over. */
export const AVERAGING = inShort<Averaging>(AveragingWords, {
  INSTANT: 'instant',
  MINUTE: 'minute',
  TEN_MINUTES: '10 minutes',
  HOUR: 'hour',
  SIX_HOURS: '6 hours',
  EIGHT_HOURS: '8 hours, moving',
  DAY: 'day',
  MONTH: 'month',
  YEAR: 'year',
});

/** Quality flags. */
export const FLAGS = inShort<QualityFlag>(QualityFlagWords, {
  VALID: 'valid',
  FROZEN: 'frozen',
  IMPOSSIBLE: 'impossible',
  SUSPECT: 'suspect',
  FAULT: 'fault',
  MAINTENANCE: 'maintenance',
  CALIBRATION: 'calibration',
  OVER_RANGE: 'over range',
  COMMUNICATION: 'no communication',
  STOPPED: 'stopped',
  MANUAL: 'entered by hand',
  UNDETECTED: 'not detected, limit unknown',
  VOIDED: 'voided in review',
});

/** Steps of a series. */
export const STEPS = inShort<Step>(StepWords, {
  RAW: 'as measured',
  HOUR: 'hourly',
  DAY: 'daily',
  MONTH: 'monthly',
});

/** Which days daily and monthly values are formed of. */
export const DAYS: Readonly<Record<Days, Words>> = {
  NETWORK: { zh: '监测网日界', en: 'of the network' },
  CALENDAR: { zh: '自然日', en: 'calendar days' },
};

/** Kinds of day. */
export const DAY_KINDS = inShort<DayKind>(DayKindWords, {
  CALENDAR: 'calendar day, 00–24',
  METEOROLOGICAL: 'weather day, 20–20',
  HYDROLOGICAL: 'hydrological day, 08–08',
  NOISE: 'noise day, 06–06',
});

/** Whether the owner has reviewed a value. */
export const REVIEWS = inShort<ReviewState>(ReviewStateWords, {
  UNREVIEWED: 'unreviewed',
  REVIEWED: 'reviewed',
});

/** Why expected values are missing. */
export const GAP_REASONS = inShort<GapReason>(GapReasonWords, {
  MARKED: 'marked',
  OUTAGE: 'declared outage',
  REJECTED: 'rejected at import',
  BEFORE_FIRST: 'before the first value',
  UNKNOWN: 'unknown',
});

/** An hour, day or month is called by its start on all pages. */
export const INTERVAL_START = { zh: '时段开始', en: 'From' } as const;
