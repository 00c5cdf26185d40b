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
  @Field(() => ID, { description: 'Its `client_id`, and the `subject` of all it does (标识)' })
  id!: string;

  @Field(() => String, { description: 'Name (名称)' })
  nameZh!: string;

  @Field(() => Boolean, { description: 'Whether it gets tokens here, by a secret (是否使用密钥)' })
  hasSecret!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the secret before still works; retire it in time (旧密钥是否仍有效)',
  })
  hasOlderSecret!: boolean;

  @Field(() => Boolean, {
    description: 'Whether a next secret waits for two stewards to confirm it (新密钥待确认)',
  })
  isSecretWaiting!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Steward who has confirmed the next secret; null: none yet (新密钥确认人)',
  })
  secretConfirmedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Outside issuer at which it gets tokens; null: none (外部认证机构)',
  })
  outsideIssuer!: string | null;
}

export const ClientConnection = connectionOf(Client);

@InputType({ description: 'A client to be registered (客户端注册)' })
export class NewClientInput {
  @Field(() => ID, {
    description: 'Its `client_id`: `client-` with small letters, digits, hyphens (标识)',
  })
  id!: string;

  @LongestText(100)
  @Field(() => String, { description: 'Name (名称)' })
  nameZh!: string;

  @Field(() => OrganisationInput, { description: 'Whose machine it is (所属单位)' })
  organisation!: OrganisationInput;

  @Field(() => AssignedRoleInput, { description: 'The role of the machine (岗位)' })
  post!: AssignedRoleInput;
}
