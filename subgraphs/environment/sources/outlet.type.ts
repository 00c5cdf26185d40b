import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { RestrictedMeasurements } from '../../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Station } from '../entities.type';
import { Measured } from '../../../shared/graphql/list-size';

/** What an outlet lets out. */
export enum OutletMedium {
  WASTE_WATER = 'WASTE_WATER',
  WASTE_GAS = 'WASTE_GAS',
}

registerEnumType(OutletMedium, {
  name: 'OutletMedium',
  description: 'What an outlet lets out (排放口类型)',
  valuesConfig: {
    WASTE_WATER: { description: 'Waste water (废水)' },
    WASTE_GAS: { description: 'Flue gas (废气)' },
  },
});

@InDataset('environment/outlet-minute-data')
@Measured({ series: 4, seriesOfIndicator: 1, everySeconds: 60 })
@ObjectType({
  description: 'Values of an outlet by the minute, as the instrument sent them (分钟数据)',
})
export class OutletMinuteData extends RestrictedMeasurements {}

@InDataset('environment/pollution-sources')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Outlet of a key pollution source, hourly means (排放口)',
})
export class Outlet extends Station {
  @Field(() => OutletMedium, { nullable: true, description: 'Waste water or flue gas (类型)' })
  medium!: OutletMedium | null;

  @InDataset('environment/outlet-minute-data')
  @Field(() => OutletMinuteData, {
    nullable: true,
    description: 'The same by the minute, not validated; shared on request (分钟数据)',
  })
  minuteData!: OutletMinuteData | null;
}
