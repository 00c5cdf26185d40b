import { Weight } from '../../../../shared/graphql/list-size';
import { Field, InputType, ObjectType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { LONGEST_NAME, LONGEST_QUERY } from './saved-question-bounds';
import { Plumbing } from '../../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A saved question of the caller (我的查询)',
})
export class SavedQuestion {
  @Field(() => String, { description: 'Name, unique for its owner (名称)' })
  name!: string;

  @Weight(200)
  @Field(() => String, { description: 'The GraphQL document, as it was saved (查询语句)' })
  query!: string;

  @Field(() => String, { description: 'Its variables, a JSON object as text (变量)' })
  variables!: string;

  @Field(() => DateTimeScalar, { description: 'When it was saved last (保存时间)' })
  savedAt!: string;
}

@InputType({ description: 'A question to save (拟保存的查询)' })
export class QuestionToKeep {
  @LongestText(LONGEST_NAME)
  @Field(() => String, { description: 'Up to 100 characters (名称)' })
  name!: string;

  @LongestText(LONGEST_QUERY)
  @Field(() => String, { description: 'A GraphQL document, up to 50,000 characters (查询语句)' })
  query!: string;

  @LongestText(LONGEST_QUERY)
  @Field(() => String, {
    nullable: true,
    description: 'A JSON object as text; empty by default (变量)',
  })
  variables?: string | null;
}
