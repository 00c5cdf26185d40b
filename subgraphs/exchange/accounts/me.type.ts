import { Field, ID, ObjectType } from 'type-graphql';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { Account } from './account.type';
import { Client } from './clients/client.type';
import { Organisation } from './organisations/organisation.type';
import { HeldRole } from './members/role.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'The caller, as the hub has identified it (当前用户)',
})
export class Me {
  @Field(() => ID, { description: 'Account or client; the `subject` in the audit log (账号)' })
  subject!: string;

  @Field(() => Organisation, {
    nullable: true,
    description: 'Organisation of the caller (所属单位)',
  })
  organisation!: Organisation | null;

  @ListSize(5)
  @Field(() => [HeldRole], { description: 'Roles that the caller acts in now (岗位)' })
  posts!: HeldRole[];

  @ListSize(7)
  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the districts whose rows the caller may read; null: all (县市区代码)',
  })
  districts!: string[] | null;

  @ListSize(20)
  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the pollution sources whose rows the caller may read; null: all (污染源标识)',
  })
  sources!: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Purpose chosen for the current request; null: none (用途)',
  })
  purpose!: string | null;

  @Field(() => Account, { nullable: true, description: "The caller's account (本人账号)" })
  account!: Account | null;

  @Field(() => Client, { nullable: true, description: "The caller's client (本客户端)" })
  client!: Client | null;
}
