import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { Account, OutsideIdentityInput } from '../account.type';
import { Client } from '../clients/client.type';
import { namedEnum } from '../../../../shared/graphql/named-enum';
import { Organisation } from '../organisations/organisation.type';
import { ListSize } from '../../../../shared/graphql/list-size';

export const MemberKindEnum = namedEnum<'ACCOUNT' | 'CLIENT' | 'ORGANISATION'>(
  'MemberKind',
  'What is registered, confirmed and locked in the same way (成员类别)',
  {
    ACCOUNT: 'Account of a person (账号)',
    CLIENT: 'A machine (客户端)',
    ORGANISATION: 'An organisation outside government (单位)',
  },
);

const SignerKindEnum = namedEnum<'ACCOUNT' | 'CLIENT'>(
  'SignerKind',
  'Who can be linked with an identity at an outside issuer (登录主体类别)',
  { ACCOUNT: 'Account of a person (账号)', CLIENT: 'A machine (客户端)' },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An account, a client or an organisation after a command on it (成员)',
})
export class Member {
  @Field(() => MemberKindEnum, { description: 'Kind of the member (类别)' })
  kind!: 'ACCOUNT' | 'CLIENT' | 'ORGANISATION';

  @Field(() => ID, { description: 'Id of the member (标识)' })
  id!: string;

  @Field(() => Account, { nullable: true, description: 'The account; null for other kinds (账号)' })
  account!: Account | null;

  @Field(() => Client, { nullable: true, description: 'The client; null for other kinds (客户端)' })
  client!: Client | null;

  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation; null for other kinds (单位)',
  })
  organisation!: Organisation | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Members that the calling steward may confirm, oldest first (待我确认)',
})
export class UnconfirmedMembers {
  @ListSize(50)
  @Field(() => [Account], { description: 'Accounts (账号)' })
  accounts!: Account[];

  @ListSize(50)
  @Field(() => [Client], { description: 'Clients (客户端)' })
  clients!: Client[];

  @ListSize(50)
  @Field(() => [Organisation], { description: 'Organisations (单位)' })
  organisations!: Organisation[];

  @ListSize(50)
  @Field(() => [Client], {
    description: 'Clients whose next secret awaits confirmation (待确认新密钥的客户端)',
  })
  secrets!: Client[];
}

@ArgsType()
export class ConfirmArgs {
  @Field(() => MemberKindEnum, { description: 'Kind of the member (类别)' })
  kind!: 'ACCOUNT' | 'CLIENT' | 'ORGANISATION';

  @Field(() => ID, { description: 'Id of the member (标识)' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version (`registration.version`) that the caller has read; the confirmation is refused if the member has changed since. Without it, the present version is confirmed (版本)',
  })
  version?: number | null;
}

@ArgsType()
export class LinkArgs {
  @Field(() => SignerKindEnum, { description: 'Kind of the member (类别)' })
  kind!: 'ACCOUNT' | 'CLIENT';

  @Field(() => ID, { description: 'Id of the member (标识)' })
  id!: string;

  @Field(() => OutsideIdentityInput, { description: 'Identity at the outside issuer (外部身份)' })
  outside!: OutsideIdentityInput;
}
