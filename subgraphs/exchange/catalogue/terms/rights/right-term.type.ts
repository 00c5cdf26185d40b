import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../../../shared/graphql/scalars';
import { Internal } from '../../../../../shared/sharing/in-dataset';
import { SignedAct, TermState } from '../signed-act.type';

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description:
    "A standing right: a task of the plan needs a topic, and the topic's owner confirms it for those who carry the task (任务共享权限)",
})
export class RightTerm {
  @Field(() => ID, { description: 'Id (标识)' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "Document that continues the task; null within the task's own years (延续文件)",
  })
  document!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the document (生效日期)' })
  documentFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which the document no longer holds; null: no end (失效日期)',
  })
  documentTo!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'First day on which it no longer holds unless it was reviewed; null while it waits (年审截止日期)',
  })
  reviewBy!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether it is effective today: confirmed, reviewed in time, its document in force (是否有效)',
  })
  holds!: boolean;

  @Field(() => TermState, { description: 'State of the proposal (办理状态)' })
  state!: TermState;

  @Field(() => SignedAct, { description: "By the owner's handler (经办提出)" })
  proposed!: SignedAct;

  @Field(() => SignedAct, {
    nullable: true,
    description: "By the owner's approver; null while it waits (分管确认)",
  })
  confirmed!: SignedAct | null;

  @Field(() => SignedAct, {
    nullable: true,
    description: 'Who withdrew, ended or replaced it; null while it is in force (终止)',
  })
  ended!: SignedAct | null;

  @Field(() => Boolean, { description: 'Made up for the demonstration (是否演示虚构)' })
  isDemonstration!: boolean;
}

@ArgsType()
export class RightProposalArgs {
  @Field(() => Int, { description: 'Number of the task in annex 2 (任务序号)' })
  task!: number;

  @Field(() => ID, { description: 'Id of the topic (数据主题)' })
  topic!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "Id of the document that continues the task; absent within the task's own years (延续依据)",
  })
  continuation?: string | null;
}
