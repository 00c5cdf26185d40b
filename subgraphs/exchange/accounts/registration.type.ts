import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import type { MemberState } from './members/member-key';
import { namedEnum } from '../../../shared/graphql/named-enum';
import { ListSize } from '../../../shared/graphql/list-size';

export const MemberStateEnum = namedEnum<MemberState>(
  'MemberState',
  'How far an account, a client or an organisation has come into use (启用状态)',
  {
    DORMANT: 'Registered, or changed since; no steward has confirmed it as it is now (待确认)',
    CONFIRMED_ONCE: 'One of two stewards has confirmed it (已一人确认)',
    CONFIRMED: 'In use: confirmed by two stewards, or put in office by a document (已启用)',
    LOCKED: 'Taken out of use by an administrator (已锁定)',
  },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'How an account, a client or an organisation was registered and confirmed (注册情况)',
})
export class Registration {
  @Field(() => MemberStateEnum, { description: 'How far it has come into use (状态)' })
  state!: MemberState;

  @Field(() => DateTimeScalar, { description: 'When it was registered (注册时间)' })
  registeredAt!: string;

  @Field(() => ID, { description: 'Account that registered it (注册人)' })
  registeredBy!: string;

  @ListSize(3)
  @Field(() => [ID], {
    description: 'Stewards who have confirmed it as it is now, at most two (确认人)',
  })
  confirmedBy!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Document that put it in office without stewards; null otherwise (任命文件)',
  })
  foundingDocument!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it is in use; null: it is not (启用时间)',
  })
  confirmedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it is locked; null: it is not (锁定时间)',
  })
  lockedAt!: string | null;

  @Field(() => Int, {
    description:
      'Grows with every change that stewards confirm: registration, reset, post, identity, secret; named when it is confirmed (版本)',
  })
  version!: number;

  @Field(() => Boolean, {
    description: 'Whether it was made up for the demonstration (是否演示)',
  })
  isDemonstration!: boolean;
}
