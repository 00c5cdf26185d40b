import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { ROLES, roleFacts, type Role } from '../../../../shared/identity/roles';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { namedEnum } from '../../../../shared/graphql/named-enum';
import { ListSize } from '../../../../shared/graphql/list-size';

const NAMES = Object.keys(ROLES) as ReadonlyArray<Role>; // The keys of the constant are its roles.

export const RoleEnum = namedEnum<Role>(
  'Role',
  'A role (岗位): what a person is for, and so what they may do and read',
  Object.fromEntries(
    NAMES.map((post) => [post, `${roleFacts(post).meaning} (${roleFacts(post).nameZh})`]),
  ) as Record<Role, string>, // One for each of them.
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A role that a person holds, with the rows that it is for (所任岗位)',
})
export class HeldRole {
  @Field(() => RoleEnum, { description: 'The role (岗位)' })
  post!: Role;

  @ListSize(7)
  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the only districts whose rows it reads; null: all (县市区代码)',
  })
  districts!: string[] | null;

  @ListSize(20)
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the only pollution sources whose rows it reads; null: all (污染源标识)',
  })
  sources!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was given; null for a client's, which it has from the start (任命时间)",
  })
  givenAt!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Account that gave it; null for a client's (任命人)",
  })
  givenBy!: string | null;
}

@InputType({ description: 'A role to be given, with the rows that it is for (拟任岗位)' })
export class AssignedRoleInput {
  @Field(() => RoleEnum, { description: 'The role (岗位)' })
  post!: Role;

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the only districts; required for DISTRICT_BUREAU (县市区代码)',
  })
  districts?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the only pollution sources; required for ENTERPRISE (污染源标识)',
  })
  sources?: string[] | null;
}
