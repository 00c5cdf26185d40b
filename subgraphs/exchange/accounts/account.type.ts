import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LongestText } from '../../../shared/graphql/longest-text';
import { connectionOf } from '../../../shared/graphql/connection';
import type { Role } from '../../../shared/identity/roles';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import type { MemberState } from './members/member-key';
import { OrganisationInput } from '../organisation-input.type';
import { AssignedRoleInput, RoleEnum } from './members/role.type';
import { MemberStateEnum } from './registration.type';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Account of a person, without what the person signs in with (账号)',
})
export class Account {
  @Field(() => ID, { description: 'Its name; the `subject` of all that the person does (账号)' })
  id!: string;

  @Field(() => String, { description: 'Name of the person (姓名)' })
  nameZh!: string;

  @Field(() => Boolean, {
    description: 'Whether it signs in here, by password and code (本地登录)',
  })
  hasPassword!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the password is one that an older hub gave out and the person has not changed (是否初始口令)',
  })
  isPasswordInitial!: boolean;

  @Field(() => Boolean, {
    description: 'Whether a device shows its one-time codes (是否已设动态口令)',
  })
  hasSecondFactor!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Outside issuer at which it signs in; null: none (外部认证机构)',
  })
  outsideIssuer!: string | null;
}

export const AccountConnection = connectionOf(Account);

@InputType({ description: 'Identity of a person at an outside issuer (外部身份)' })
export class OutsideIdentityInput {
  @LongestText(300)
  @Field(() => String, { description: 'Address of the issuer, as `iss` has it (认证机构)' })
  issuer!: string;

  @LongestText(300)
  @Field(() => String, { description: 'The subject there, as `sub` has it (外部账号)' })
  subject!: string;
}

@InputType({ description: 'An account to be registered (账号注册)' })
export class NewAccountInput {
  @Field(() => ID, {
    description: 'Its name: small letters, digits, dots, hyphens; never used twice (账号)',
  })
  id!: string;

  @LongestText(100)
  @Field(() => String, { description: 'Name of the person (姓名)' })
  nameZh!: string;

  @Field(() => OrganisationInput, { description: 'Where the person belongs (所属单位)' })
  organisation!: OrganisationInput;

  @Field(() => [AssignedRoleInput], { description: 'Posts that the person is to hold (拟任岗位)' })
  posts!: AssignedRoleInput[];
}

@InputType({
  description: 'Filters of accounts or clients; all that are given must match (筛选条件)',
})
export class MemberFilter {
  @Field(() => ID, { nullable: true, description: 'Department whose stewards confirm it (部门)' })
  department?: string | null;

  @Field(() => ID, { nullable: true, description: 'Organisation it belongs to (所属单位)' })
  organisation?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'A role that it holds (岗位)' })
  post?: Role | null;

  @Field(() => MemberStateEnum, { nullable: true, description: 'How far in use (状态)' })
  state?: MemberState | null;
}

@ArgsType()
export class MemberArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => MemberFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: MemberFilter | null;
}
