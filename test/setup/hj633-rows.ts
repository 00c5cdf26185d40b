type Row = Readonly<Record<string, string>>;

const SYMBOLS: Readonly<Record<string, string>> = {
  臭氧1小时: 'o3',
  '颗粒物(PM10)': 'pm10',
  '细颗粒物(PM2.5)': 'pm25',
  二氧化硫: 'so2',
  二氧化氮: 'no2',
  一氧化碳: 'co',
};

/** How the conformance file of the hourly AQI writes concentrations and primary pollutants. */
export const HJ633_ROWS = {
  /** One hour of a row; an empty cell is a missing value. */
  concentrations(row: Row): Readonly<Record<string, number | null>> {
    const number = (cell = ''): number | null => (cell === '' ? null : Number(cell));
    return {
      so2: number(row.so2),
      no2: number(row.no2),
      co: number(row.co),
      o3: number(row.o3_1h),
      pm10: number(row.pm10),
      pm25: number(row.pm2_5),
    };
  },

  /** The symbols of a cell of primary pollutants, sorted; an unknown name stays as it is. */
  symbols(cell = ''): ReadonlyArray<string> {
    if (cell === '') return [];
    return cell
      .split('|')
      .map((name) => SYMBOLS[name] ?? name)
      .sort();
  },
};
