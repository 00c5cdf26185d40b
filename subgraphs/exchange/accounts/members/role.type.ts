import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { ROLES, roleFacts, type Role } from '../../../../shared/identity/roles';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { namedEnum } from '../../../../shared/graphql/named-enum';
import { ListSize } from '../../../../shared/graphql/list-size';

const NAMES = Object.keys(ROLES) as ReadonlyArray<Role>; // The keys of the constant are its roles.

export const RoleEnum = namedEnum<Role>(
  'Role',
  'A role (岗位): determines what a person may do and read',
  Object.fromEntries(
    NAMES.map((post) => [post, `${roleFacts(post).meaning} (${roleFacts(post).nameZh})`]),
  ) as Record<Role, string>, // One for each of them.
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A role that a person holds, with the rows that it covers (所任岗位)',
})
export class HeldRole {
  @Field(() => RoleEnum, { description: 'The role (岗位)' })
  post!: Role;

  @ListSize(7)
  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the districts whose rows the holder may read; null: all (县市区代码)',
  })
  districts!: string[] | null;

  @ListSize(20)
  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the pollution sources whose rows the holder may read; null: all (污染源标识)',
  })
  sources!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time of assignment; null for a client, which has its role from registration on (任命时间)',
  })
  givenAt!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Account that assigned it; null for a client (任命人)',
  })
  givenBy!: string | null;
}

@InputType({ description: 'A role to assign, with the rows that it covers (拟任岗位)' })
export class AssignedRoleInput {
  @Field(() => RoleEnum, { description: 'The role (岗位)' })
  post!: Role;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Codes of the districts that the role is limited to; required for DISTRICT_BUREAU (县市区代码)',
  })
  districts?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the pollution sources that the role is limited to; required for ENTERPRISE (污染源标识)',
  })
  sources?: string[] | null;
}
