import { stationType } from '../../../shared/monitoring/stations/station-type';
import { answered } from '../../../shared/monitoring/stations/station-field';
import { Reading, readingOf } from '../../../shared/monitoring/observations/reading';
import { entities } from '../entities.type';

export const radiationStations = stationType({
  name: 'RadiationStation',
  description:
    'Radiation station: gamma dose rate in air hourly, or gross alpha and beta of water in rounds (辐射环境监测点)',
  kinds: {
    RADIATION_GAMMA_AIR: {
      nameZh: '空气吸收剂量率站',
      nameEn: 'Gamma dose-rate station',
      expectsEveryHours: 6,
    },
    RADIATION_WATER_BODY: { nameZh: '水体辐射监测点', nameEn: 'Radiation of waters' },
  },
  size: { series: 2, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'radiationStation',
  many: 'radiationStations',
  dataset: 'environment/radiation',
  title: 'radiation stations (辐射环境监测点)',
  entities,
  atWaterBody: true,
  fields: {
    // Notices contain the lowest, mean and highest value of a period; none of these is an hourly
    // value.
    doseRate: answered(
      () => Reading,
      'Newest gamma dose rate in air, nGy/h, hourly mean; null if none is measured hourly (空气吸收剂量率)',
      (station, context) =>
        readingOf(context, station, { symbol: 'gamma_dose_rate', averaging: ['HOUR'] }),
    ),
  },
});
