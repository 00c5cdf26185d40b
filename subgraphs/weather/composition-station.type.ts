import { ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Measured } from '../../shared/graphql/list-size';

@InDataset('weather/atmospheric-composition')
@Measured({ series: 6, seriesOfIndicator: 1, everySeconds: 3600 })
@ObjectType({
  description:
    'Composition of the air at one station, hourly means: particles, ozone, NO2, black carbon, extinction (大气成分)',
})
export class AtmosphericComposition extends RestrictedMeasurements {}
