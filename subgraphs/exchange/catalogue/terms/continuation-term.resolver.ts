import { CONTINUATION_STATEMENTS, type ContinuationTermRow } from './proposal-row';
import { Task } from '../../mandate-entities.type';
import { taskKey, type IdKey } from '../../mandate-keys';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { MANDATE_TASKS } from '../../../../shared/domain/mandate/tasks';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { continuationView, KEEPER, type ContinuationTermView } from './continuation-term-view';
import { ContinuationDocument, ContinuationTerm } from './continuation-term.type';
import type { CatalogueContext } from '../catalogue-context';
import { insertContinuation } from './term-proposal.loader';
import { requirePeriod, requireFound, saidText } from './term-rules';
import { allowStewards, confirm, end, propose } from './term-transitions';

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
    { task, validFrom, validTo, ...given }: ContinuationDocument,
    @Ctx() context: CatalogueContext,
  ): Promise<ContinuationTermView | undefined> {
    requireFound(
      MANDATE_TASKS.find(({ id }) => id === task),
      'task',
      String(task),
    );
    requirePeriod(validFrom, validTo);
    const document = saidText('document', given.document);
    const documentNumber = saidText('documentNumber', given.documentNumber);
    const proposal = { task, document, documentNumber, validFrom, validTo: validTo ?? null };
    const id = await propose(context, {
      department: KEEPER,
      event: 'CONTINUATION_PROPOSED',
      facts: { task, documentNumber },
      insert: (transaction, by) => insertContinuation(transaction, proposal, by),
    });
    return continuationOf(context, id);
  }

  @Internal('CONFIRM_TERMS')
  @Mutation(() => ContinuationTerm, {
    nullable: true,
    description:
      'Confirms a document as the second person, an approver of the bureau (确认延续文件)',
  })
  async confirmContinuation(
    @Arg('id', () => ID, { description: 'Id of what was recorded (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ContinuationTermView | undefined> {
    const department = () => KEEPER;
    await confirm(context, { ...STEP, id, event: 'CONTINUATION_CONFIRMED', department });
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
    const allow = allowStewards(context, KEEPER);
    await end(context, { ...STEP, id, event: 'CONTINUATION_ENDED', allow });
    return continuationOf(context, id);
  }

  @FieldResolver(() => Task, { nullable: true, description: 'Task that it continues (任务)' })
  task(@Root() { taskId }: ContinuationTermRow): IdKey<number> | undefined {
    return taskKey(taskId);
  }
}

const STEP = {
  statements: CONTINUATION_STATEMENTS,
  facts: ({ taskId, documentNumber }: ContinuationTermRow) => ({ task: taskId, documentNumber }),
} as const;

async function continuationOf(
  { load, access }: CatalogueContext,
  id: string,
): Promise<ContinuationTermView | undefined> {
  const documents = await load.catalogue.terms.continuations(access.isDemonstration);
  const found = documents.find((one) => one.id === id);
  return found && continuationView(found);
}
