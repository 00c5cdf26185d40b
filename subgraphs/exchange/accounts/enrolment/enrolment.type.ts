import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import type { SignInFactor } from '../../../../shared/identity/enrolment-half';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { ListSize } from '../../../../shared/graphql/list-size';
import { namedEnum } from '../../../../shared/graphql/named-enum';

export const SignInFactorEnum = namedEnum<SignInFactor>(
  'SignInFactor',
  'What a person signs in with (登录凭据)',
  {
    PASSWORD: 'A password (口令)',
    SECOND_FACTOR: 'A device that shows one-time codes (动态口令)',
  },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'An enrolment that is in progress: what the person is to choose, who started it, who has the other half (凭据登记)',
})
export class Enrolment {
  @ListSize(2)
  @Field(() => [SignInFactorEnum], {
    description: 'What was reset, or is missing still; the person chooses it (待设置的凭据)',
  })
  factors!: SignInFactor[];

  @Field(() => ID, { description: 'Account that started it and was shown one half (发起人)' })
  issuedBy!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of who started it; null where that account is no more (发起人姓名)',
  })
  issuedByName!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was started (发起时间)' })
  issuedAt!: string;

  @Field(() => DateTimeScalar, { description: 'Until when both halves are good (有效期至)' })
  expiresAt!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who collected the other half; null: nobody yet (领取人)',
  })
  collectedBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was collected; null: not yet (领取时间)',
  })
  collectedAt!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'What was done to an account or a client, for the person who confirms it (变更)',
})
export class MemberChange {
  @Field(() => String, { description: 'What was done: `PASSWORD_RESET`, `POST_GIVEN` (变更)' })
  change!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Which post, or who at which outside issuer; null: nothing to add (说明)',
  })
  detail!: string | null;

  @Field(() => DateTimeScalar, { description: 'When (时间)' })
  changedAt!: string;

  @Field(() => ID, { description: 'Account that did it (操作人)' })
  changedBy!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of who did it; null where no account has that id (操作人姓名)',
  })
  changedByName!: string | null;
}
