import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { POSTS, postFacts, type Post } from '../../../../shared/identity/posts';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { namedEnum } from '../../../../shared/graphql/named-enum';
import { ListSize } from '../../../../shared/graphql/list-size';

const NAMES = Object.keys(POSTS) as ReadonlyArray<Post>; // The keys of the constant are its posts.

export const PostEnum = namedEnum<Post>(
  'Post',
  'A post (岗位): what somebody is for, and so what he may do and read',
  Object.fromEntries(
    NAMES.map((post) => [post, `${postFacts(post).meaning} (${postFacts(post).nameZh})`]),
  ) as Record<Post, string>, // One for each of them.
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A post that somebody holds, with the rows that it is for (所任岗位)',
})
export class HeldPost {
  @Field(() => PostEnum, { description: 'The post (岗位)' })
  post!: Post;

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

@InputType({ description: 'A post to be given, with the rows that it is for (拟任岗位)' })
export class GivenPostInput {
  @Field(() => PostEnum, { description: 'The post (岗位)' })
  post!: Post;

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the only districts; DISTRICT_BUREAU wants them (县市区代码)',
  })
  districts?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the only pollution sources; ENTERPRISE wants them (污染源标识)',
  })
  sources?: string[] | null;
}
