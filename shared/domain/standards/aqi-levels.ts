/** A level of the air quality index, with its published words and colour. */
export interface AqiLevel {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** The highest AQI of the level. */
  readonly aqiMax: number;
  readonly categoryZh: string;
  readonly categoryEn: string;
  readonly colorHex: string;
}

/** The levels of HJ 633, table 2; identical in 2012 and 2026. */
export const AQI_LEVELS: ReadonlyArray<AqiLevel> = [
  { level: 1, aqiMax: 50, categoryZh: '优', categoryEn: 'Excellent', colorHex: '#00E400' },
  { level: 2, aqiMax: 100, categoryZh: '良', categoryEn: 'Good', colorHex: '#FFFF00' },
  {
    level: 3,
    aqiMax: 150,
    categoryZh: '轻度污染',
    categoryEn: 'Lightly polluted',
    colorHex: '#FF7E00',
  },
  {
    level: 4,
    aqiMax: 200,
    categoryZh: '中度污染',
    categoryEn: 'Moderately polluted',
    colorHex: '#FF0000',
  },
  {
    level: 5,
    aqiMax: 300,
    categoryZh: '重度污染',
    categoryEn: 'Heavily polluted',
    colorHex: '#99004C',
  },
  {
    level: 6,
    aqiMax: 500,
    categoryZh: '严重污染',
    categoryEn: 'Severely polluted',
    colorHex: '#7E0023',
  },
];

/** The level of an AQI of 0 to 500; undefined above. */
export function aqiLevelOf(aqi: number): AqiLevel | undefined {
  return AQI_LEVELS.find((level) => aqi <= level.aqiMax);
}
