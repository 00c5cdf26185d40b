import { stationType } from '../../shared/monitoring/stations/station-type';
import { newest } from '../../shared/monitoring/stations/station-field';
import { WEATHER_STATION_KINDS } from './kinds';
import { entities } from './entities.type';

export const weatherStations = stationType({
  name: 'WeatherStation',
  description:
    'Weather station, hourly; its day begins at 20:00 Beijing time. Kinds: NATIONAL_SURFACE (国家气象观测站), REGIONAL_AUTO (区域自动气象站), EXCHANGED (reported through the international exchange, 国际交换站) (气象站)',
  kinds: WEATHER_STATION_KINDS,
  size: { series: 7, seriesOfIndicator: 1, everySeconds: 1800 },
  one: 'weatherStation',
  many: 'weatherStations',
  dataset: 'weather/meteorological-elements',
  title: 'weather stations (气象站)',
  entities,
  fields: {
    airTemperature: newest('air_temp', 'Newest air temperature, Cel, hourly mean at 1.5 m (气温)'),
    rainfall: newest('rain', 'Newest rainfall, mm, sum of the hour (小时降水量)'),
    windSpeed: newest('wind_speed', 'Newest wind speed, m/s, mean at 10 m (风速)'),
  },
});
