import { ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Measured } from '../../../shared/graphql/list-size';

@InDataset('environment/outlet-minute-data')
@Measured({ series: 4, seriesOfIndicator: 1, everySeconds: 60 })
@ObjectType({
  description: 'Raw minute values of the instruments of an outlet (分钟数据)',
})
export class OutletMinuteData extends RestrictedMeasurements {}
