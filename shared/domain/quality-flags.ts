/** A quality flag; every observation has exactly one. */
export interface QualityFlag {
  readonly id: QualityFlagId;
  /** The stored number: its place in the list, never changed once released. */
  readonly code: number;
  /** Its letter in HJ 212-2017 (table 8, `xxx-Flag`); null if the standard has none. */
  readonly hj212: 'N' | 'D' | 'M' | 'C' | 'T' | 'B' | 'F' | 'S' | null;
  readonly nameZh: string;
  readonly meaning: string;
  /** Whether values with this flag are used in means, sums, roll-ups and assessments. */
  readonly entersStatistics: boolean;
}

/** The stable name of a flag. */
export type QualityFlagId =
  | 'VALID'
  | 'FROZEN'
  | 'IMPOSSIBLE'
  | 'SUSPECT'
  | 'FAULT'
  | 'MAINTENANCE'
  | 'CALIBRATION'
  | 'OVER_RANGE'
  | 'COMMUNICATION'
  | 'STOPPED'
  | 'MANUAL'
  | 'UNDETECTED'
  | 'VOIDED';

/**
 * All flags in the order of their codes. Values with any flag are stored and can be queried.
 *
 * HJ 212 allows only N in statistics. We also allow values entered by hand: they replace a missing
 * value (a manual comparison sample at an automatic station, a survey typed in) and are flagged as
 * such.
 */
export const QUALITY_FLAGS: ReadonlyArray<QualityFlag> = [
  {
    id: 'VALID',
    code: 0,
    hj212: 'N',
    nameZh: '有效',
    meaning: 'Measured in normal operation and plausible.',
    entersStatistics: true,
  },
  {
    id: 'FROZEN',
    code: 1,
    hj212: null,
    nameZh: '数据冻结',
    meaning: 'The source has repeated the same value for too long to be a measurement.',
    entersStatistics: false,
  },
  {
    id: 'IMPOSSIBLE',
    code: 2,
    hj212: null,
    nameZh: '数值不可能',
    meaning: 'Outside what is physically possible for the indicator and averaging period.',
    entersStatistics: false,
  },
  {
    id: 'SUSPECT',
    code: 3,
    hj212: null,
    nameZh: '存疑',
    meaning:
      'Possible, but not plausible, or contradicted by another value or its owner; awaits review.',
    entersStatistics: false,
  },
  {
    id: 'FAULT',
    code: 4,
    hj212: 'D',
    nameZh: '设备故障',
    meaning: 'The instrument reports that it is out of order.',
    entersStatistics: false,
  },
  {
    id: 'MAINTENANCE',
    code: 5,
    hj212: 'M',
    nameZh: '维护',
    meaning: 'The instrument is being maintained or debugged.',
    entersStatistics: false,
  },
  {
    id: 'CALIBRATION',
    code: 6,
    hj212: 'C',
    nameZh: '校准',
    meaning: 'The instrument is being calibrated or checked.',
    entersStatistics: false,
  },
  {
    id: 'OVER_RANGE',
    code: 7,
    hj212: 'T',
    nameZh: '超量程',
    meaning: 'Above the measuring range of the instrument.',
    entersStatistics: false,
  },
  {
    id: 'COMMUNICATION',
    code: 8,
    hj212: 'B',
    nameZh: '通讯异常',
    meaning: 'The data logger cannot reach the instrument.',
    entersStatistics: false,
  },
  {
    id: 'STOPPED',
    code: 9,
    hj212: 'F',
    nameZh: '停运',
    meaning: 'The plant or station is not running, so there is nothing to measure.',
    entersStatistics: false,
  },
  {
    id: 'MANUAL',
    code: 10,
    hj212: 'S',
    nameZh: '人工录入',
    meaning: 'Entered by hand in place of a missing value, by a documented method.',
    entersStatistics: true,
  },
  {
    id: 'UNDETECTED',
    code: 11,
    hj212: null,
    nameZh: '未检出，检出限未知',
    meaning: 'Not detected, and the source does not state the detection limit: it has no number.',
    entersStatistics: false,
  },
  {
    id: 'VOIDED',
    code: 12,
    hj212: null,
    nameZh: '审核作废',
    meaning: 'Declared void by a steward of its department in review, with a reason.',
    entersStatistics: false,
  },
];

/** The flag for an HJ 212 data mark; undefined for an unknown letter. */
export function qualityFlagOfHj212(letter: string): QualityFlag | undefined {
  return QUALITY_FLAGS.find((flag) => flag.hj212 !== null && flag.hj212 === letter);
}
