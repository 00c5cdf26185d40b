import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';

/** State of a proposal that two persons decide. */
export enum TermState {
  PROPOSED = 'PROPOSED',
  WITHDRAWN = 'WITHDRAWN',
  CONFIRMED = 'CONFIRMED',
  ENDED = 'ENDED',
}

registerEnumType(TermState, {
  name: 'TermState',
  description: 'State of a proposal that two persons decide (办理状态)',
  valuesConfig: {
    PROPOSED: { description: 'Waits for the second person (待确认)' },
    WITHDRAWN: { description: 'Taken back or refused before it was confirmed (已撤回或未予确认)' },
    CONFIRMED: { description: 'Confirmed by the second person (已确认)' },
    ENDED: { description: 'Confirmed once, and ended or replaced since (已终止)' },
  },
});

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'An act of one person in one role (办理环节)' })
export class SignedAct {
  @Field(() => DateTimeScalar, { description: 'When (办理时间)' })
  at!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Role of the person: `APPROVER`; null if it may have been the role of either side (岗位)',
  })
  post!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the role in Chinese (岗位名称)' })
  roleZh!: string | null;
}
