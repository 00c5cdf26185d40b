import { ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Measured } from '../../shared/graphql/list-size';

@InDataset('water/reservoir-water-ecology')
@Measured({ series: 2, seriesOfIndicator: 1, everySeconds: 86_400 })
@ObjectType({
  description:
    'Counts at one point of a source reservoir, each quarter: algae, zooplankton (水生态监测值)',
})
export class ReservoirEcology extends RestrictedMeasurements {}
