import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { connectionOf } from '../../../../shared/graphql/connection';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { OrganisationInput } from '../../organisation-input.type';
import { AssignedRoleInput } from '../members/role.type';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A machine of a department or partner, without its secrets (客户端)',
})
export class Client {
  @Field(() => ID, {
    description: 'The `client_id`, and the `subject` of everything that the client does (标识)',
  })
  id!: string;

  @Field(() => String, { description: 'Name (名称)' })
  nameZh!: string;

  @Field(() => Boolean, {
    description: 'Whether the client gets tokens from this hub, by a secret (是否使用密钥)',
  })
  hasSecret!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the previous secret is still accepted; retire it when it is no longer needed (旧密钥是否仍有效)',
  })
  hasOlderSecret!: boolean;

  @Field(() => Boolean, {
    description: 'Whether a next secret awaits confirmation by two stewards (新密钥待确认)',
  })
  isSecretWaiting!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Steward who has confirmed the next secret; null: none yet (新密钥确认人)',
  })
  secretConfirmedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Outside issuer from which the client gets tokens; null: none (外部认证机构)',
  })
  outsideIssuer!: string | null;
}

export const ClientConnection = connectionOf(Client);

@InputType({ description: 'A client to register (客户端注册)' })
export class NewClientInput {
  @Field(() => ID, {
    description:
      'The `client_id`: `client-` followed by lower-case letters, digits, hyphens (标识)',
  })
  id!: string;

  @LongestText(100)
  @Field(() => String, { description: 'Name (名称)' })
  nameZh!: string;

  @Field(() => OrganisationInput, { description: 'Organisation that runs the machine (所属单位)' })
  organisation!: OrganisationInput;

  @Field(() => AssignedRoleInput, { description: 'The role of the machine (岗位)' })
  post!: AssignedRoleInput;
}
