import type { StationKinds } from '../../shared/monitoring/stations/station-kind';

/** Kinds of `WeatherStation`; what comes by the international exchange comes in files. */
export const WEATHER_STATION_KINDS: StationKinds = {
  NATIONAL_SURFACE: {
    nameZh: '国家级地面气象站',
    nameEn: 'National surface station',
    expectsEveryHours: 3,
    reportsEveryHours: { HOUR: 1 },
  },
  REGIONAL_AUTO: {
    nameZh: '区域自动气象站',
    nameEn: 'Regional automatic station',
    expectsEveryHours: 3,
    reportsEveryHours: { HOUR: 1 },
  },
  EXCHANGED: { nameZh: '国际交换站', nameEn: 'Station of the international exchange' },
};

/** Their codes. */
export const WEATHER_KINDS: ReadonlyArray<string> = Object.keys(WEATHER_STATION_KINDS);

/** The kind of `CompositionStation`. */
export const COMPOSITION_KIND = 'COMPOSITION';
