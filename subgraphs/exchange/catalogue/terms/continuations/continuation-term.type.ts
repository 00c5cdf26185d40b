import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LongestText } from '../../../../../shared/graphql/longest-text';
import { DateScalar } from '../../../../../shared/graphql/scalars';
import { Internal } from '../../../../../shared/sharing/in-dataset';
import { SignedAct, TermState } from '../signed-act.type';
import { LONGEST_TEXT } from '../term-rules';

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description:
    "A document that continues a task, as two stewards of the platform's owner record it; rights may rest on it (延续文件登记)",
})
export class ContinuationTerm {
  @Field(() => ID, { description: 'Id, as an argument of `proposeRight` (标识)' })
  id!: string;

  @Field(() => String, { description: 'Title of the document (文件名称)' })
  document!: string;

  @Field(() => String, { description: 'Its number (文号)' })
  documentNumber!: string;

  @Field(() => DateScalar, { description: 'First day on which it holds (生效日期)' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null: no end is set (失效日期)',
  })
  validTo!: string | null;

  @Field(() => TermState, { description: 'State of the proposal (办理状态)' })
  state!: TermState;

  @Field(() => SignedAct, { description: 'By a handler of the bureau (经办提出)' })
  proposed!: SignedAct;

  @Field(() => SignedAct, {
    nullable: true,
    description: 'By an approver of the bureau; null while it waits (分管确认)',
  })
  confirmed!: SignedAct | null;

  @Field(() => SignedAct, {
    nullable: true,
    description: 'Who withdrew or ended it; null while it is in force (终止)',
  })
  ended!: SignedAct | null;

  @Field(() => Boolean, { description: 'Made up for the demonstration (是否演示虚构)' })
  isDemonstration!: boolean;
}

@InputType({ description: 'A document to record (拟登记的延续文件)' })
export class ContinuationDocument {
  @Field(() => Int, { description: 'Number of the task in annex 2 that it continues (任务序号)' })
  task!: number;

  @LongestText(LONGEST_TEXT)
  @Field(() => String, { description: 'Title of the document (文件名称)' })
  document!: string;

  @LongestText(100)
  @Field(() => String, { description: 'Its number: `江府办〔2024〕9号` (文号)' })
  documentNumber!: string;

  @Field(() => DateScalar, { description: 'First day on which it holds (生效日期)' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; absent: no end is set (失效日期)',
  })
  validTo?: string | null;
}
