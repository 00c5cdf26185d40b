import { ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Measured } from '../../../shared/graphql/list-size';

@InDataset('agriculture/produce-metals')
@Measured({ series: 5, seriesOfIndicator: 1, everySeconds: 86_400 })
@ObjectType({
  description:
    'Cd, Hg, As, Pb and Cr in the produce of one point, mg/kg fresh mass, sampled at harvest (农产品重金属)',
})
export class ProduceMetals extends RestrictedMeasurements {}
