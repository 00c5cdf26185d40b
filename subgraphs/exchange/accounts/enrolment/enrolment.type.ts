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
    'An enrolment in progress: the credentials to set, who started it, who collected the other half (凭据登记)',
})
export class Enrolment {
  @ListSize(2)
  @Field(() => [SignInFactorEnum], {
    description: 'Credentials that were reset or are missing; the person sets them (待设置的凭据)',
  })
  factors!: SignInFactor[];

  @Field(() => ID, { description: 'Account that started it and was shown one half (发起人)' })
  issuedBy!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the person who started it; null if that account no longer exists (发起人姓名)',
  })
  issuedByName!: string | null;

  @Field(() => DateTimeScalar, { description: 'Time at which it was started (发起时间)' })
  issuedAt!: string;

  @Field(() => DateTimeScalar, { description: 'Time until which both halves are valid (有效期至)' })
  expiresAt!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Account that collected the other half; null: nobody yet (领取人)',
  })
  collectedBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the other half was collected; null: not yet (领取时间)',
  })
  collectedAt!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A change of an account or a client, for the person who confirms it (变更)',
})
export class MemberChange {
  @Field(() => String, {
    description: 'Kind of change, for example `PASSWORD_RESET`, `POST_GIVEN` (变更)',
  })
  change!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The role, or the identity at an outside issuer; null: no details (说明)',
  })
  detail!: string | null;

  @Field(() => DateTimeScalar, { description: 'Time of the change (时间)' })
  changedAt!: string;

  @Field(() => ID, { description: 'Account that made the change (操作人)' })
  changedBy!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the person who made the change; null if no account has that id (操作人姓名)',
  })
  changedByName!: string | null;
}
