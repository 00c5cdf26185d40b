import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';

/** How values are aggregated to a longer interval. */
export enum Aggregation {
  MEAN = 'MEAN',
  SUM = 'SUM',
  MAX = 'MAX',
  MIN = 'MIN',
  ENERGY_MEAN = 'ENERGY_MEAN',
  VECTOR_MEAN = 'VECTOR_MEAN',
  PH_MEAN = 'PH_MEAN',
  MAX_8H_MEAN = 'MAX_8H_MEAN',
  LAST = 'LAST',
}

registerEnumType(Aggregation, {
  name: 'Aggregation',
  description: 'How values are aggregated to a longer interval (汇总方式)',
  valuesConfig: {
    MEAN: { description: 'Arithmetic mean (算术平均)' },
    SUM: { description: 'Sum (合计)' },
    MAX: { description: 'Largest (最大值)' },
    MIN: { description: 'Smallest (最小值)' },
    ENERGY_MEAN: { description: 'Mean by energy, for levels in dB (能量平均)' },
    VECTOR_MEAN: { description: 'Mean as unit vectors, for directions (矢量平均)' },
    PH_MEAN: { description: 'Mean of the hydrogen ion concentration, for pH (氢离子浓度平均)' },
    MAX_8H_MEAN: { description: 'Largest 8-hour mean of the day (日最大8小时平均)' },
    LAST: { description: 'Last value (末值)' },
  },
});

@InDataset('reference/indicators')
@Directive('@key(fields: "code")')
@ObjectType({ simpleResolvers: true, description: 'A measured quantity (监测指标)' })
export class Indicator {
  @Field(() => ID, {
    description: 'Code: HJ 524/525 where one exists, else a dotted one of the hub (指标代码)',
  })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Short name: `pm25` (符号)' })
  symbol!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in Chinese (名称)' })
  nameZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit, UCUM (计量单位)' })
  unit!: string | null;

  @Field(() => Int, { nullable: true, description: 'Decimals of published values (小数位数)' })
  decimals!: number | null;

  @Field(() => Aggregation, {
    nullable: true,
    description: 'How values are aggregated to a longer interval (汇总方式)',
  })
  aggregation!: Aggregation | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest value that is physically possible; null: unbounded (合理下限)',
  })
  plausibleMin!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Largest value that is physically possible; null: unbounded (合理上限)',
  })
  plausibleMax!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Standard that defines it, and the source of its code (来源)',
  })
  source!: string | null;
}
