import { registerEnumType } from 'type-graphql';
import { stationType } from '../../../shared/monitoring/stations/station-type';
import { enumColumn, restricted } from '../../../shared/monitoring/stations/station-field';
import { OutletMinuteData } from './outlet.type';
import { entities } from '../entities.type';

/** Kinds of discharge of outlets. */
enum OutletMedium {
  WASTE_WATER = 'WASTE_WATER',
  WASTE_GAS = 'WASTE_GAS',
}

registerEnumType(OutletMedium, {
  name: 'OutletMedium',
  description: 'Kind of discharge of an outlet (排放口类型)',
  valuesConfig: {
    WASTE_WATER: { description: 'Waste water (废水)' },
    WASTE_GAS: { description: 'Flue gas (废气)' },
  },
});

export const outlets = stationType({
  name: 'Outlet',
  description: 'Outlet of a key pollution source, hourly means (排放口)',
  kinds: { OUTLET: { nameZh: '排放口', nameEn: 'Outlet', expectsEveryHours: 6 } },
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'outlet',
  many: 'outlets',
  dataset: 'environment/pollution-sources',
  title: 'outlets of key pollution sources (排放口)',
  entities,
  fields: {
    medium: enumColumn('outlet_medium', () => OutletMedium, 'Waste water or flue gas (类型)'),
    minuteData: restricted(() => OutletMinuteData, {
      dataset: 'environment/outlet-minute-data',
      description: 'Minute values, not validated; shared on request (分钟数据)',
    }),
  },
});
