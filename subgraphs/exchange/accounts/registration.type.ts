import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import type { MemberState } from './members/member-key';
import { namedEnum } from '../../../shared/graphql/named-enum';
import { ListSize } from '../../../shared/graphql/list-size';

export const MemberStateEnum = namedEnum<MemberState>(
  'MemberState',
  'State of an account, a client or an organisation (启用状态)',
  {
    DORMANT: 'Registered or changed; no steward has confirmed the present state (待确认)',
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
  @Field(() => MemberStateEnum, { description: 'State (状态)' })
  state!: MemberState;

  @Field(() => DateTimeScalar, { description: 'When it was registered (注册时间)' })
  registeredAt!: string;

  @Field(() => ID, { description: 'Account that registered it (注册人)' })
  registeredBy!: string;

  @ListSize(3)
  @Field(() => [ID], {
    description: 'Stewards who have confirmed the present state, at most two (确认人)',
  })
  confirmedBy!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Document that replaced the confirmation by stewards; null: none (任命文件)',
  })
  foundingDocument!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time since which it is in use; null: not in use (启用时间)',
  })
  confirmedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time since which it is locked; null: not locked (锁定时间)',
  })
  lockedAt!: string | null;

  @Field(() => Int, {
    description:
      'Grows with every change that stewards confirm: registration, reset, role, identity, secret; a confirmation names it (版本)',
  })
  version!: number;

  @Field(() => Boolean, {
    description: 'Whether it is fictitious, for the demonstration (是否演示)',
  })
  isDemonstration!: boolean;
}
