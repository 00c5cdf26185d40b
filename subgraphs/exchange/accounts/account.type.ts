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
  description: 'Account of a person, without credentials (账号)',
})
export class Account {
  @Field(() => ID, {
    description: 'Name of the account; the `subject` of everything that the person does (账号)',
  })
  id!: string;

  @Field(() => String, { description: 'Name of the person (姓名)' })
  nameZh!: string;

  @Field(() => Boolean, {
    description:
      'Whether the person signs in at this hub, by password and one-time code (本地登录)',
  })
  hasPassword!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the password was issued by an older version of the hub and has not been changed (是否初始口令)',
  })
  isPasswordInitial!: boolean;

  @Field(() => Boolean, {
    description: 'Whether a device for one-time codes is set up (是否已设动态口令)',
  })
  hasSecondFactor!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Outside issuer at which the person signs in; null: none (外部认证机构)',
  })
  outsideIssuer!: string | null;
}

export const AccountConnection = connectionOf(Account);

@InputType({ description: 'Identity of a person at an outside issuer (外部身份)' })
export class OutsideIdentityInput {
  @LongestText(300)
  @Field(() => String, {
    description: 'Address of the issuer, equal to the claim `iss` (认证机构)',
  })
  issuer!: string;

  @LongestText(300)
  @Field(() => String, {
    description: 'Subject at the issuer, equal to the claim `sub` (外部账号)',
  })
  subject!: string;
}

@InputType({ description: 'An account to register (账号注册)' })
export class NewAccountInput {
  @Field(() => ID, {
    description:
      'Name of the account: lower-case letters, digits, dots, hyphens; never reused (账号)',
  })
  id!: string;

  @LongestText(100)
  @Field(() => String, { description: 'Name of the person (姓名)' })
  nameZh!: string;

  @Field(() => OrganisationInput, { description: 'Organisation of the person (所属单位)' })
  organisation!: OrganisationInput;

  @Field(() => [AssignedRoleInput], { description: 'Roles to assign to the person (拟任岗位)' })
  posts!: AssignedRoleInput[];
}

@InputType({
  description: 'Filters of accounts or clients; all that are given must match (筛选条件)',
})
export class MemberFilter {
  @Field(() => ID, { nullable: true, description: 'Department whose stewards confirm it (部门)' })
  department?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Organisation of the account or client (所属单位)',
  })
  organisation?: string | null;

  @Field(() => RoleEnum, {
    nullable: true,
    description: 'A role that the account or client holds (岗位)',
  })
  post?: Role | null;

  @Field(() => MemberStateEnum, { nullable: true, description: 'State (状态)' })
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
