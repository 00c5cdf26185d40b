import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Internal } from '../../../../../shared/sharing/in-dataset';
import { Task } from '../../../mandate-entities.type';
import { taskKey, type IdKey } from '../../../mandate-keys';
import type { CatalogueContext } from '../../catalogue-context';
import type { ContinuationTermRow } from '../proposal-row';
import { confirmContinuation } from './confirm-continuation';
import { continuationView, type ContinuationTermView } from './continuation-term-view';
import { ContinuationDocument, ContinuationTerm } from './continuation-term.type';
import { endContinuation } from './end-continuation';
import { proposeContinuation } from './propose-continuation.store';

@Resolver(() => ContinuationTerm)
export class ContinuationTermResolver {
  @Internal('PROPOSE_TERMS')
  @Mutation(() => ContinuationTerm, {
    nullable: true,
    description:
      'Records a document that continues a task; by a handler of the bureau, for its approver to confirm (登记延续文件)',
  })
  async proposeContinuation(
    @Arg('document', () => ContinuationDocument, { description: 'The document (文件)' })
    { validTo = null, ...document }: ContinuationDocument,
    @Ctx() context: CatalogueContext,
  ): Promise<ContinuationTermView | undefined> {
    const id = await proposeContinuation(context, { ...document, validTo });
    return continuationOf(context, id);
  }

  @Internal('CONFIRM_TERMS')
  @Mutation(() => ContinuationTerm, {
    nullable: true,
    description:
      'Confirms a document as the second person, an approver of the bureau (确认延续文件)',
  })
  async confirmContinuation(
    @Arg('id', () => ID, { description: 'Id of the document (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ContinuationTermView | undefined> {
    await confirmContinuation(context, id);
    return continuationOf(context, id);
  }

  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS')
  @Mutation(() => ContinuationTerm, {
    nullable: true,
    description:
      'Ends a document at once, and with it every right that rests on it; or withdraws, or refuses, a pending proposal (终止延续文件)',
  })
  async endContinuation(
    @Arg('id', () => ID, { description: 'Its id (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ContinuationTermView | undefined> {
    await endContinuation(context, id);
    return continuationOf(context, id);
  }

  @FieldResolver(() => Task, { nullable: true, description: 'Task that it continues (任务)' })
  task(@Root() { taskId }: ContinuationTermRow): IdKey<number> | undefined {
    return taskKey(taskId);
  }
}

async function continuationOf(
  { load, access }: CatalogueContext,
  id: string,
): Promise<ContinuationTermView | undefined> {
  const documents = await load.catalogue.terms.continuations(access.isDemonstration);
  const found = documents.find((one) => one.id === id);
  return found && continuationView(found);
}
