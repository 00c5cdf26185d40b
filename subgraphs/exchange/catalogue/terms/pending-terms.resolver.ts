import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { departmentOf as departmentOfCaller } from '../../../../shared/identity/caller';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { ownerOf } from '../../../../shared/sharing/dataset';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { catalogueEntry } from '../datasets/catalogue-entry';
import { classTermView, declaredOf } from './classes/class-term-view';
import {
  continuationView,
  KEEPER,
  type ContinuationTermView,
} from './continuations/continuation-term-view';
import { ContinuationTerm } from './continuations/continuation-term.type';
import type { CatalogueContext } from '../catalogue-context';
import { confirmedClassOf } from './in-force';
import { PendingTerms } from './pending-terms.type';
import type { ProposalRow, RightTermRow } from './proposal-row';
import { releaseView } from '../releases/release-view';
import { rightTermView, type RightTermView } from './rights/right-term-view';
import { RightTerm } from './rights/right-term.type';
import { isConfirmed } from './signed-term';
import { ListSize } from '../../../../shared/graphql/list-size';
import { DAY_MS } from '../../../../shared/domain/durations';

const REVIEW_DAYS = 30;

@Resolver()
export class PendingTermsResolver {
  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS')
  @Query(() => PendingTerms, {
    nullable: true,
    description: "Proposals that wait for the stewards of the caller's department (待办事项)",
  })
  async pendingTerms(@Ctx() context: CatalogueContext): Promise<object> {
    const own = departmentOfCaller(context.access.caller) ?? '';
    const isWaiting = (row: ProposalRow) => row.confirmedAt === null && row.endedAt === null;
    const rights = await rightsOf(context, own);
    const continuations = await continuationsOf(context);
    return {
      classes: await waitingClasses(context, own),
      rights: rights.filter(isWaiting),
      reviews: rights.filter((right) => isConfirmed(right) && right.reviewDay <= soon(context)),
      continuations: own === KEEPER ? continuations.filter(isWaiting) : [],
      releases: await waitingReleases(context, own),
      unconfirmed: await unconfirmedDatasets(context, own),
    };
  }

  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS', 'READ_WHOLE_RECORD')
  @ListSize(200)
  @Query(() => [RightTerm], {
    nullable: true,
    description:
      "Every standing right that was proposed for the topics of the caller's department, newest first; of all departments for auditors (任务共享权限办理历史)",
  })
  async rightTerms(
    @Arg('task', () => Int, { nullable: true, description: 'Only of this task (任务序号)' })
    task: number | null,
    @Arg('topic', () => ID, { nullable: true, description: 'Only to this topic (数据主题)' })
    topic: string | null,
    @Ctx() context: CatalogueContext,
  ): Promise<ReadonlyArray<RightTermView>> {
    const { access } = context;
    const own = departmentOfCaller(access.caller);
    const rights = await rightsOf(context, access.acts('READ_WHOLE_RECORD') ? null : own);
    return rights.filter(
      (right) =>
        (task ?? right.taskId) === right.taskId && (topic ?? right.topicId) === right.topicId,
    );
  }

  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS', 'READ_WHOLE_RECORD')
  @ListSize(60)
  @Query(() => [ContinuationTerm], {
    nullable: true,
    description:
      'Every document that was recorded to continue a task, newest first: what rights may rest on (延续文件登记)',
  })
  async continuationTerms(
    @Arg('task', () => Int, { nullable: true, description: 'Only of this task (任务序号)' })
    task: number | null,
    @Ctx() context: CatalogueContext,
  ): Promise<ReadonlyArray<ContinuationTermView>> {
    const documents = await continuationsOf(context);
    return documents.filter(({ taskId }) => (task ?? taskId) === taskId);
  }
}

function soon({ now }: CatalogueContext): string {
  return dayOf(new Date(now().getTime() + REVIEW_DAYS * DAY_MS));
}

/** Null: all departments. */
async function rightsOf(
  { load, access, now }: CatalogueContext,
  owner: string | null,
): Promise<ReadonlyArray<RightTermView>> {
  const rights: ReadonlyArray<RightTermRow> = await load.catalogue.terms.rights(
    access.isDemonstration,
  );
  return rights
    .filter(({ ownerId }) => (owner ?? ownerId) === ownerId)
    .map((right) => rightTermView(right, dayOf(now())));
}

async function continuationsOf({ load, access }: CatalogueContext) {
  return (await load.catalogue.terms.continuations(access.isDemonstration)).map(continuationView);
}

async function waitingClasses(context: CatalogueContext, own: string) {
  const { load, access } = context;
  const waiting = await load.catalogue.terms.waitingClasses(access.isDemonstration);
  const ofOwn = waiting.filter(({ datasetId }) => ownerOf(datasetId) === own);
  return Promise.all(
    ofOwn.map(async (row) => classTermView(row, await declaredOf(context, row.datasetId))),
  );
}

async function waitingReleases(context: CatalogueContext, own: string) {
  const { load, access } = context;
  const releases = await load.catalogue.terms.releases(access.isDemonstration);
  const waiting = releases.filter(
    ({ datasetId, confirmedAt, endedAt }) =>
      ownerOf(datasetId) === own && confirmedAt === null && endedAt === null,
  );
  return Promise.all(waiting.map((row) => releaseView(row, context)));
}

async function unconfirmedDatasets(context: CatalogueContext, own: string) {
  const rows = (await context.load.catalogue.datasets.all()).filter(
    ({ id }) => ownerOf(id) === own,
  );
  const confirmed = await Promise.all(rows.map(({ id }) => confirmedClassOf(context, id)));
  return rows.filter((_, at) => !confirmed[at]).map(catalogueEntry);
}
