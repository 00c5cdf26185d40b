import { Directive, Field, Float, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { IndicatorReference } from '../../../shared/monitoring/observations/measured.type';
import { Reading } from '../../../shared/monitoring/observations/reading';
import { Provenance, ReviewState } from '../../../shared/monitoring/vocabulary';
import { Plumbing } from '../../../shared/sharing/in-dataset';

@Plumbing()
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('WaterStation', {
  simpleResolvers: true,
  description: 'Gauge of the water department (水文站)',
})
export class GaugeStation {
  @Field(() => ID, { description: 'Id within the water department (站点标识)' })
  id!: string;

  @Directive('@external')
  @Field(() => Reading, { nullable: true, description: 'Newest discharge (流量)' })
  discharge!: Reading | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Flux of one pollutant in a river: concentration × discharge (污染物通量)',
})
export class PollutantFlux {
  @Field(() => IndicatorReference, { description: 'The pollutant (污染物)' })
  indicator!: IndicatorReference;

  @Field(() => Float, {
    description: 'Flux, g/s, negative during a flood tide (通量)',
  })
  gramsPerSecond!: number;

  @Field(() => Float, { description: 'The same flux per day, t/d (日通量)' })
  tonnesPerDay!: number;

  @Field(() => Float, { description: 'Concentration, mg/L, of the bureau (浓度)' })
  concentration!: number;

  @Field(() => DateTimeScalar, { description: 'Instant of the concentration, UTC (浓度时间)' })
  concentrationAt!: string;

  @Field(() => Float, { description: 'Discharge, m3/s, of the water department (流量)' })
  discharge!: number;

  @Field(() => DateTimeScalar, {
    description: 'Start of the hour of the discharge, UTC (流量时间)',
  })
  dischargeAt!: string;

  @Field(() => ReviewState, { description: 'UNREVIEWED (未经审核) if either factor is (审核状态)' })
  review!: ReviewState;

  @Field(() => Provenance, {
    description:
      'Origin of both factors; measured and synthetic ones are never combined (数据来源)',
  })
  provenance!: Provenance;
}
