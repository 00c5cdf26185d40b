import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import type { SignInFactor } from '../../../../shared/identity/enrolment-half';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { ListSize } from '../../../../shared/graphql/list-size';
import { Account } from '../account.type';
import { Client } from '../clients/client.type';
import { SignInFactorEnum } from './enrolment.type';

const ONCE =
  'Shown in this answer and never again; the hub keeps no text of it. Hand it over in person';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'One of the two halves of an enrolment code; with both, the person sets credentials at /enrol (登记码的一半，仅显示一次)',
})
export class EnrolmentHalf {
  @Field(() => String, {
    description: `The half, \`xxxxx-xxxxx-xxxxx-xxxxx\`; useless without the other half. ${ONCE} (登记码)`,
  })
  half!: string;

  @ListSize(2)
  @Field(() => [SignInFactorEnum], {
    description: 'Credentials that the person sets with both halves (待设置的凭据)',
  })
  factors!: SignInFactor[];

  @Field(() => DateTimeScalar, { description: 'Time until which both halves are valid (有效期至)' })
  expiresAt!: string;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Result of registering or resetting an account, or of collecting a half (账号登记结果)',
})
export class AccountToEnrol {
  @Field(() => Account, { nullable: true, description: 'The account (账号)' })
  account!: Account | null;

  @Field(() => EnrolmentHalf, {
    description: `The half for the caller; the other is for another person. ${ONCE} (登记码的一半)`,
  })
  enrolment!: EnrolmentHalf;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A client with its next secret (客户端密钥结果)',
})
export class ClientWithSecret {
  @Field(() => Client, { nullable: true, description: 'The client (客户端)' })
  client!: Client | null;

  @Field(() => String, { description: `Its \`client_secret\`. ${ONCE} (客户端密钥)` })
  secret!: string;
}
