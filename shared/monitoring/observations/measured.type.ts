import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { indicatorOf } from '../../domain/indicators';
import { Plumbing } from '../../sharing/in-dataset';
import { Averaging } from '../vocabulary';

/** Reference to a measured quantity; the subgraph `reference` adds its other fields by code. */
@Plumbing()
@Directive('@key(fields: "code")')
@ObjectType('Indicator', { simpleResolvers: true, description: 'A measured quantity (监测指标)' })
export class IndicatorReference {
  @Field(() => ID, { description: 'Code: HJ 524/525 where one exists, e.g. a34004 (指标代码)' })
  code!: string;
}

/** Returns the reference to the indicator with a symbol. */
export function indicatorReference(symbol: string): IndicatorReference {
  return Object.assign(new IndicatorReference(), { code: indicatorOf(symbol)?.code ?? symbol });
}

/** Fields that identify a series; observations and series have them in common. */
@Plumbing()
@ObjectType()
export abstract class Measured {
  @Field(() => IndicatorReference, { description: 'Measured quantity (指标)' })
  indicator!: IndicatorReference;

  @Field(() => String, { description: 'Unit, UCUM (计量单位)' })
  unit!: string;

  @Field(() => Averaging, { description: 'Averaging period of one observation (平均周期)' })
  averaging!: Averaging;

  @Field(() => String, {
    nullable: true,
    description: 'Depth or height, with its unit, if the station measures at several (深度或高度)',
  })
  depth!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Method or instrument, if the station uses several (监测方法)',
  })
  method!: string | null;
}
