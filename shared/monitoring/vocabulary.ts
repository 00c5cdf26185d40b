import { registerEnumType } from 'type-graphql';
import { QUALITY_FLAGS } from '../domain/quality-flags';
import { HOUR_MS, MINUTE_MS } from '../domain/durations';

/** Who a station belongs to in the state's order of networks. */
export enum Authority {
  NATIONAL = 'NATIONAL',
  PROVINCIAL = 'PROVINCIAL',
  MUNICIPAL = 'MUNICIPAL',
  COUNTY = 'COUNTY',
  OTHER = 'OTHER',
}

/** Where data come from; nothing synthetic is ever shown without saying so. */
export enum Provenance {
  MEASURED = 'MEASURED',
  SYNTHETIC = 'SYNTHETIC',
}

/** Whether the owner has reviewed a value; anyone who is shown one that is not is informed. */
export enum ReviewState {
  UNREVIEWED = 'UNREVIEWED',
  REVIEWED = 'REVIEWED',
}

/** How long one observation averages over; INSTANT is a grab sample or a counter reading. */
export enum Averaging {
  INSTANT = 'INSTANT',
  MINUTE = 'MINUTE',
  TEN_MINUTES = 'TEN_MINUTES',
  HOUR = 'HOUR',
  SIX_HOURS = 'SIX_HOURS',
  EIGHT_HOURS = 'EIGHT_HOURS',
  DAY = 'DAY',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

/** Step of a series as asked. */
export enum Step {
  RAW = 'RAW',
  HOUR = 'HOUR',
  DAY = 'DAY',
  MONTH = 'MONTH',
}

/** Quality flag of one observation, in the order of `QUALITY_FLAGS`. */
export enum QualityFlag {
  VALID = 'VALID',
  FROZEN = 'FROZEN',
  IMPOSSIBLE = 'IMPOSSIBLE',
  SUSPECT = 'SUSPECT',
  FAULT = 'FAULT',
  MAINTENANCE = 'MAINTENANCE',
  CALIBRATION = 'CALIBRATION',
  OVER_RANGE = 'OVER_RANGE',
  COMMUNICATION = 'COMMUNICATION',
  STOPPED = 'STOPPED',
  MANUAL = 'MANUAL',
}

/** Length of an averaging period, ms; a month is counted as 30 days and a year as 365 only for bounds. */
export const AVERAGING_MS: Readonly<Record<Averaging, number>> = {
  [Averaging.INSTANT]: 0,
  [Averaging.MINUTE]: MINUTE_MS,
  [Averaging.TEN_MINUTES]: 10 * MINUTE_MS,
  [Averaging.HOUR]: HOUR_MS,
  [Averaging.SIX_HOURS]: 6 * HOUR_MS,
  [Averaging.EIGHT_HOURS]: 8 * HOUR_MS,
  [Averaging.DAY]: 24 * HOUR_MS,
  [Averaging.MONTH]: 30 * 24 * HOUR_MS,
  [Averaging.YEAR]: 365 * 24 * HOUR_MS,
};

const FLAG_NAMES: ReadonlyArray<string> = QUALITY_FLAGS.map(({ id }) => id);

/** Name of a stored flag. */
export function flagName(code: number): string {
  return FLAG_NAMES[code] ?? QualityFlag.SUSPECT;
}

/** Stored code of a flag. */
export function flagCode(flag: `${QualityFlag}`): number {
  return FLAG_NAMES.indexOf(flag);
}

registerEnumType(Authority, {
  name: 'Authority',
  description: 'Whose station it is: 国控, 省控, 市控, 县控',
  valuesConfig: {
    NATIONAL: { description: 'National network (国控)' },
    PROVINCIAL: { description: 'Provincial network (省控)' },
    MUNICIPAL: { description: 'Municipal network (市控)' },
    COUNTY: { description: 'County network (县控)' },
    OTHER: { description: 'Outside these networks (其他)' },
  },
});
registerEnumType(Provenance, {
  name: 'Provenance',
  description: 'Where data come from (数据来源)',
  valuesConfig: {
    MEASURED: { description: 'Measured in the field (实测)' },
    SYNTHETIC: {
      description:
        'Made by a labelled simulator for demonstration; never a measurement (演示模拟数据)',
    },
  },
});
registerEnumType(ReviewState, {
  name: 'ReviewState',
  description: 'Whether the owner has reviewed a value (审核状态)',
  valuesConfig: {
    UNREVIEWED: { description: 'As it came in, or corrected since the last review (未经审核)' },
    REVIEWED: { description: 'Reviewed by the owner (已审核)' },
  },
});
registerEnumType(Averaging, {
  name: 'Averaging',
  description: 'What one observation averages over (平均周期)',
  valuesConfig: {
    INSTANT: { description: 'A grab sample or a reading (瞬时)' },
    MINUTE: { description: 'One minute (1 分钟)' },
    TEN_MINUTES: { description: 'Ten minutes (10 分钟)' },
    HOUR: { description: 'One hour (小时)' },
    SIX_HOURS: { description: 'Six hours (6 小时)' },
    EIGHT_HOURS: { description: 'Eight hours, moving (8 小时滑动)' },
    DAY: { description: 'One day (日)' },
    MONTH: { description: 'One calendar month (月)' },
    YEAR: { description: 'One calendar year (年)' },
  },
});
registerEnumType(Step, {
  name: 'Step',
  description: 'Step of a series (时间步长)',
  valuesConfig: {
    RAW: { description: 'As observed (原始)' },
    HOUR: { description: 'By hour (小时)' },
    DAY: {
      description:
        "By the network's own day: air from 00:00, weather from 20:00 of the day before, hydrology from 08:00, noise from 06:00, Beijing time (日)",
    },
    MONTH: { description: 'By calendar month, from days (月)' },
  },
});
registerEnumType(QualityFlag, {
  name: 'QualityFlag',
  description: 'Quality flag (数据标识); only VALID and MANUAL enter statistics',
  valuesConfig: Object.fromEntries(
    QUALITY_FLAGS.map(({ id, nameZh, meaning }) => [id, { description: `${meaning} (${nameZh})` }]),
  ),
});
