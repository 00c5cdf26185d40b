import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of weather, one row each. */
export const WEATHER_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'GB/T 35221 to 35237 (surface observation)',
  // prettier-ignore
  [
    ['a01001', 'air_temp', '气温', 'Air temperature', 'Cel', 1, 'MEAN', -60, 60],
    ['a01002', 'humidity', '相对湿度', 'Relative humidity', '%', 0, 'MEAN', 0, 110],
    ['a01006', 'pressure', '本站气压', 'Station pressure', 'hPa', 1, 'MEAN', 500, 1100],
    ['met.sea_level_pressure', 'sea_level_pressure', '海平面气压', 'Pressure reduced to sea level', 'hPa', 1, 'MEAN', 850, 1100],
    ['a01007', 'wind_speed', '风速', 'Wind speed', 'm/s', 1, 'MEAN', 0, 120],
    ['met.wind_gust', 'wind_gust', '阵风风速', 'Highest gust', 'm/s', 1, 'MAX', 0, 150],
    ['a01008', 'wind_direction', '风向（来向）', 'Wind direction, where it comes from', 'deg', 0, 'VECTOR_MEAN', 0, 360],
    ['met.rain', 'rain', '降水量', 'Rainfall in the interval', 'mm', 1, 'SUM', 0, 3000],
    ['met.visibility', 'visibility', '能见度', 'Visibility', 'm', 0, 'MEAN', 0, 200_000],
  ],
);
