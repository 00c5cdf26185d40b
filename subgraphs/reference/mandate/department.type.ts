import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';

/** Early-warning systems of the mandate that departments take part in by clause. */
export enum EarlyWarningDomain {
  AIR = 'AIR',
  WATER = 'WATER',
}

registerEnumType(EarlyWarningDomain, {
  name: 'EarlyWarningDomain',
  description: 'Early-warning system of the mandate (预警系统)',
  valuesConfig: {
    AIR: { description: 'Air quality (空气质量预警)' },
    WATER: { description: 'Water quality (水质预警)' },
  },
});

@InDataset('reference/plan')
@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'A department of the mandate, named as in 2017 (部门)',
})
export class Department {
  @Field(() => ID, {
    description: 'Stable id; the name of its subgraph if it has one (部门标识)',
  })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place in annex 3, from 1 (附件3序号)',
  })
  order!: number | null;

  @Field(() => String, { nullable: true, description: 'Name of 2017 (名称)' })
  nameZh!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of 2017 in English (英文名称)',
  })
  nameEn!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its name today or its successor, from memory; a duty may have moved elsewhere (现名)',
  })
  successorToday!: string | null;

  @Field(() => EarlyWarningDomain, {
    nullable: true,
    description: 'Early-warning system it takes part in by clause (参与的预警系统)',
  })
  earlyWarningDomain!: EarlyWarningDomain | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a clause requires it to share data (是否承担共享职责)',
  })
  mustShare!: boolean | null;
}

@InDataset('reference/plan')
@ObjectType({
  simpleResolvers: true,
  description:
    'A department that the mandate names, with or without an entry in annex 3 (所列单位)',
})
export class MandateParty {
  @Field(() => ID, { description: 'Id of the department (部门标识)' })
  id!: string;
}
