import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { AccountsContext } from '../accounts-context';
import { deleteQuestion } from './delete-question.store';
import { saveQuestion } from './save-question.store';
import type { SavedQuestionRow } from './saved-question.queries';
import { LONGEST_NAME } from './saved-question-bounds';
import { QuestionToKeep, SavedQuestion } from './saved-question.type';
import { ListSize } from '../../../../shared/graphql/list-size';

/** Private rows of an account or client; nobody else can read them. */
@Resolver()
export class SavedQuestionResolver {
  @Internal('USE_ACCOUNT')
  @ListSize(100)
  @Query(() => [SavedQuestion], {
    nullable: true,
    description: 'Saved questions of the caller, by name (我的查询)',
  })
  mySavedQuestions(@Ctx() context: AccountsContext): Promise<ReadonlyArray<SavedQuestionRow>> {
    return context.load.accounts.savedQuestionsOf(context.access.caller.subject);
  }

  @Internal('USE_ACCOUNT')
  @Mutation(() => SavedQuestion, {
    nullable: true,
    description: 'Saves a question for the caller; replaces one of the same name (保存查询)',
  })
  saveQuestion(
    @Arg('question', () => QuestionToKeep, { description: 'The question to save (查询)' })
    question: QuestionToKeep,
    @Ctx() { access, now, write }: AccountsContext,
  ): Promise<SavedQuestionRow> {
    return write((transaction) =>
      saveQuestion(transaction, access.caller.subject, { question, now: now() }),
    );
  }

  @Internal('USE_ACCOUNT')
  @Mutation(() => Boolean, {
    nullable: true,
    description: 'Deletes a saved question; false if there is none of this name (删除查询)',
  })
  deleteSavedQuestion(
    @LongestText(LONGEST_NAME)
    @Arg('name', () => String, { description: 'Its name (名称)' })
    name: string,
    @Ctx() { access, write }: AccountsContext,
  ): Promise<boolean> {
    return write((transaction) => deleteQuestion(transaction, access.caller.subject, name));
  }
}
