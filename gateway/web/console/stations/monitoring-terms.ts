import type { Averaging, QualityFlag, ReviewState, Step } from '../../generated/graph';
import {
  AveragingWords,
  QualityFlagWords,
  ReviewStateWords,
  StepWords,
} from '../../generated/words';
import { inShort } from '../terms';

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
});

/** Steps of a series. */
export const STEPS = inShort<Step>(StepWords, {
  RAW: 'as measured',
  HOUR: 'hourly',
  DAY: 'daily',
  MONTH: 'monthly',
});

/** Whether the owner has reviewed a value. */
export const REVIEWS = inShort<ReviewState>(ReviewStateWords, {
  UNREVIEWED: 'unreviewed',
  REVIEWED: 'reviewed',
});
