import { Field, ObjectType } from 'type-graphql';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { Account } from './account.type';
import { Client } from './client.type';

const ONCE =
  'Told in this answer and never again; the hub keeps no text of it. Hand it over in person';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'What a person signs in with at first; told this once (初始凭据，仅显示一次)',
})
export class Credentials {
  @Field(() => String, {
    description: `Works once: the first sign-in chooses another. ${ONCE} (初始口令)`,
  })
  password!: string;

  @Field(() => String, {
    description: `Secret of the one-time codes, Base32. ${ONCE} (动态口令密钥)`,
  })
  totpSecret!: string;

  @Field(() => String, {
    description: `The same secret as an address that an authenticator reads. ${ONCE} (动态口令地址)`,
  })
  totpAddress!: string;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An account that was just registered (注册结果)',
})
export class RegisteredAccount {
  @Field(() => Account, { nullable: true, description: 'The account, dormant as yet (账号)' })
  account!: Account | null;

  @Field(() => Credentials, {
    nullable: true,
    description: `Null where it signs in at an outside issuer. ${ONCE} (初始凭据)`,
  })
  credentials!: Credentials | null;
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A password that was just reset (口令重置结果)' })
export class ResetPassword {
  @Field(() => Account, { nullable: true, description: 'The account, dormant again (账号)' })
  account!: Account | null;

  @Field(() => String, {
    description: `Works once: the first sign-in chooses another. ${ONCE} (初始口令)`,
  })
  password!: string;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A secret of one-time codes that was just reset (动态口令重置结果)',
})
export class ResetTotp {
  @Field(() => Account, { nullable: true, description: 'The account (账号)' })
  account!: Account | null;

  @Field(() => String, { description: `Base32. ${ONCE} (动态口令密钥)` })
  totpSecret!: string;

  @Field(() => String, {
    description: `The same secret as an address that an authenticator reads. ${ONCE} (动态口令地址)`,
  })
  totpAddress!: string;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A client that was just registered, or has a next secret (客户端密钥结果)',
})
export class ClientWithSecret {
  @Field(() => Client, { nullable: true, description: 'The client (客户端)' })
  client!: Client | null;

  @Field(() => String, {
    nullable: true,
    description: `Its \`client_secret\`; null where it gets tokens at an outside issuer. ${ONCE} (客户端密钥)`,
  })
  secret!: string | null;
}
