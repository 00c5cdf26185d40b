import { Field, ID, InputType, Int, ObjectType, ArgsType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { connectionOf } from '../../../../shared/graphql/connection';
import type { OrganisationKind } from '../../../../shared/identity/roles';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { namedEnum } from '../../../../shared/graphql/named-enum';
import { OrganisationKindEnum } from '../../organisation-input.type';
import { MemberStateEnum } from '../registration.type';
import type { MemberState } from '../members/member-key';

export const OutsideKindEnum = namedEnum<Exclude<OrganisationKind, 'DEPARTMENT'>>(
  'OutsideOrganisationKind',
  'What kind of organisation outside government can be registered (注册单位类别)',
  { PARTNER: 'A partner (合作单位)', ENTERPRISE: 'An enterprise with its own outlets (排污单位)' },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A department of the mandate, or an organisation outside government (单位)',
})
export class Organisation {
  @Field(() => OrganisationKindEnum, { description: 'Kind of organisation (类别)' })
  kind!: OrganisationKind;

  @Field(() => ID, { description: 'Id of the department, or the id given at registration (标识)' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name (名称)' })
  nameZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn!: string | null;
}

/** Of the connection's items; department and registration are filled in by the resolver. */
export const OrganisationConnection = connectionOf(Organisation);

@InputType({ description: 'An organisation outside government, to register (单位注册)' })
export class NewOrganisationInput {
  @Field(() => ID, {
    description: 'Id: lower-case letters, digits and hyphens; never reused (标识)',
  })
  id!: string;

  @Field(() => OutsideKindEnum, { description: 'Kind of organisation (类别)' })
  kind!: Exclude<OrganisationKind, 'DEPARTMENT'>;

  @LongestText(100)
  @Field(() => String, { description: 'Name (名称)' })
  nameZh!: string;

  @LongestText(100)
  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn?: string | null;

  @Field(() => ID, {
    description: 'Department responsible for the organisation; its stewards confirm it (归口部门)',
  })
  sponsor!: string;
}

@InputType({ description: 'Filters of organisations; all that are given must match (筛选条件)' })
export class OrganisationFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Department responsible for the organisation (归口部门)',
  })
  department?: string | null;

  @Field(() => MemberStateEnum, { nullable: true, description: 'State (状态)' })
  state?: MemberState | null;
}

@ArgsType()
export class OrganisationArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => OrganisationFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: OrganisationFilter | null;
}
