import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import { IndicatorReference } from '../../shared/monitoring/observations/measured.type';
import { ReviewState } from '../../shared/monitoring/vocabulary';
import { Plumbing } from '../../shared/sharing/in-dataset';
import { ListSize } from '../../shared/graphql/list-size';

/** Class of sea water, GB 3097-1997. */
export enum SeaClass {
  CLASS_1 = 'CLASS_1',
  CLASS_2 = 'CLASS_2',
  CLASS_3 = 'CLASS_3',
  CLASS_4 = 'CLASS_4',
  INFERIOR_4 = 'INFERIOR_4',
}

registerEnumType(SeaClass, {
  name: 'SeaClass',
  description: 'Class of sea water, GB 3097-1997 (海水水质类别)',
  valuesConfig: {
    CLASS_1: { description: 'First class: fishery, nature reserves (第一类)' },
    CLASS_2: { description: 'Second class: aquaculture, bathing (第二类)' },
    CLASS_3: { description: 'Third class: industry, scenery (第三类)' },
    CLASS_4: { description: 'Fourth class: ports, development (第四类)' },
    INFERIOR_4: { description: 'Worse than the fourth class (劣四类)' },
  },
});

/** The class of sea water, and its reasons. */
@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Class of sea water by the standard in force at the time of the values: the worst item decides (海水水质评价)',
})
export class SeaAssessment {
  @Field(() => String, { nullable: true, description: 'Standard applied (评价标准)' })
  standard!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the newest value used, UTC (评价时间)',
  })
  at!: string | null;

  @Field(() => SeaClass, {
    nullable: true,
    description: 'Class; null while a basic item is missing (水质类别)',
  })
  class!: SeaClass | null;

  @Field(() => SeaClass, {
    nullable: true,
    description: 'Worst class among the measured items (不优于)',
  })
  noBetterThan!: SeaClass | null;

  @ListSize(8)
  @Field(() => [IndicatorReference], { description: 'Items in the worst class (定类指标)' })
  determining!: IndicatorReference[];

  @ListSize(8)
  @Field(() => [IndicatorReference], {
    description: 'Basic items that were not measured (缺测指标)',
  })
  missing!: IndicatorReference[];

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) unless all values used are reviewed (审核状态)',
  })
  review!: ReviewState;
}
