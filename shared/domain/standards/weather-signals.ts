/** Warning signals of meteorological disasters, in the order of the rule that defines them. */
export const WARNING_SIGNALS = [
  { id: 'TYPHOON', nameZh: '台风', nameEn: 'Typhoon' },
  { id: 'RAINSTORM', nameZh: '暴雨', nameEn: 'Rainstorm' },
  { id: 'SNOWSTORM', nameZh: '暴雪', nameEn: 'Snowstorm' },
  { id: 'COLD_WAVE', nameZh: '寒潮', nameEn: 'Cold wave' },
  { id: 'GALE', nameZh: '大风', nameEn: 'Gale' },
  { id: 'SANDSTORM', nameZh: '沙尘暴', nameEn: 'Sandstorm' },
  { id: 'HEAT', nameZh: '高温', nameEn: 'Heat' },
  { id: 'DROUGHT', nameZh: '干旱', nameEn: 'Drought' },
  { id: 'LIGHTNING', nameZh: '雷电', nameEn: 'Lightning' },
  { id: 'HAIL', nameZh: '冰雹', nameEn: 'Hail' },
  { id: 'FROST', nameZh: '霜冻', nameEn: 'Frost' },
  { id: 'FOG', nameZh: '大雾', nameEn: 'Fog' },
  { id: 'HAZE', nameZh: '霾', nameEn: 'Haze' },
  { id: 'ROAD_ICE', nameZh: '道路结冰', nameEn: 'Icy roads' },
] as const;

/** Id of a signal. */
export type WarningSignalId = (typeof WARNING_SIGNALS)[number]['id'];

/** Colours of a signal, least severe first. */
export const WARNING_COLOURS = [
  { id: 'BLUE', nameZh: '蓝色', nameEn: 'blue' },
  { id: 'YELLOW', nameZh: '黄色', nameEn: 'yellow' },
  { id: 'ORANGE', nameZh: '橙色', nameEn: 'orange' },
  { id: 'RED', nameZh: '红色', nameEn: 'red' },
] as const;

/** Id of a colour. */
export type WarningColourId = (typeof WARNING_COLOURS)[number]['id'];

/** A threshold: its colour applies if `least` is reached within `hours`. */
export interface SignalThreshold {
  readonly colour: WarningColourId;
  readonly hours: number;
  readonly least: number;
}

/**
 * Thresholds of the signals that can be derived from wind, rain and temperature, most severe first.
 */
export interface SignalRule {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  /** Mean wind in a typhoon, m/s, within the coming hours. */
  readonly typhoon: ReadonlyArray<SignalThreshold>;
  /** Mean wind without a typhoon, m/s, within the coming hours. */
  readonly gale: ReadonlyArray<SignalThreshold>;
  /** Rain of the past hours, mm. */
  readonly rainstorm: ReadonlyArray<SignalThreshold>;
  /** Highest temperature within the coming hours, Cel. */
  readonly heat: ReadonlyArray<SignalThreshold>;
}

/**
 * The thresholds of the national rule. A wind force means the lower limit of its Beaufort number
 * (6: 10.8 m/s, 8: 17.2, 10: 24.5, 12: 32.7). Heat has no blue signal; its yellow one (three days
 * of 35) is left to the forecaster.
 */
export const SIGNAL_RULE: SignalRule = {
  validFrom: '2007-06-12',
  validTo: null,
  source:
    '气象灾害预警信号发布与传播办法, CMA Order 16 of 2007, annex (from memory, thresholds certain)',
  typhoon: [
    { colour: 'RED', hours: 6, least: 32.7 },
    { colour: 'ORANGE', hours: 12, least: 24.5 },
    { colour: 'YELLOW', hours: 24, least: 17.2 },
    { colour: 'BLUE', hours: 24, least: 10.8 },
  ],
  gale: [
    { colour: 'RED', hours: 6, least: 32.7 },
    { colour: 'ORANGE', hours: 6, least: 24.5 },
    { colour: 'YELLOW', hours: 12, least: 17.2 },
    { colour: 'BLUE', hours: 24, least: 10.8 },
  ],
  rainstorm: [
    { colour: 'RED', hours: 3, least: 100 },
    { colour: 'ORANGE', hours: 3, least: 50 },
    { colour: 'YELLOW', hours: 6, least: 50 },
    { colour: 'BLUE', hours: 12, least: 50 },
  ],
  heat: [
    { colour: 'RED', hours: 24, least: 40 },
    { colour: 'ORANGE', hours: 24, least: 37 },
  ],
};
