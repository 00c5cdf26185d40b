import { Department } from '../mandate-entities.type';
import { departmentKey, type IdKey } from '../mandate-keys';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { dayOf } from '../../../shared/sharing/calendar-day';
import { readClock } from './machine/request-clock';
import { possibleActs } from './machine/request-machine';
import type { DataRequestAct, DataRequestState } from './machine/request-vocabulary';
import { CATALOGUE } from '../catalogue/module';
import type { DataGrantRow } from './grants/data-grant-row';
import { DataGrant } from './grants/data-grant.type';
import { Deadline } from './calendar/deadline.type';
import type { RequestsContext } from './requests-context';
import type { Defect } from './acts/return-request';
import { isPartial } from './acts/request-decision';
import { machineInput } from './acts/data-request-context';
import {
  DataRequestDecision,
  DataRequestDefect,
  DataRequestEvent,
  RequestedDataset,
} from './request-parts.type';
import type { DataRequestEventRow, DataRequestRow, RequestedDatasetRow } from './request-row';
import { seenDecision, stateIn, viewIn } from './request-view';
import { DataRequestActEnum, DataRequestStateEnum } from './request-vocabulary.type';
import { seesDrafts } from './request-viewer';
import { DataRequest } from './request.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => DataRequest)
export class DataRequestFields {
  @FieldResolver(() => DataRequestStateEnum, { description: 'State today (状态)' })
  state(@Root() request: DataRequestRow, @Ctx() context: RequestsContext): DataRequestState {
    return stateIn(context, request);
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department that owns the data; null in a draft (责任部门)',
  })
  owner(@Root() { ownerId }: DataRequestRow): IdKey | undefined {
    return departmentKey(ownerId);
  }

  @ListSize(5)
  @FieldResolver(() => [RequestedDataset], { description: 'Requested datasets (申请的数据集)' })
  async datasets(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<object>> {
    return (await datasetsOf(context, request)).map(publishedDataset);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it requests withheld data, which requires a negotiation (是否协商)',
  })
  async isNegotiation(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<boolean> {
    const datasets = await datasetsOf(context, request);
    return datasets.some(
      ({ sharing, datasetId }) =>
        (sharing ?? CATALOGUE.requestedClass(context.access, datasetId)) === 'WITHHELD',
    );
  }

  @ListSize(30)
  @FieldResolver(() => [DataRequestEvent], {
    description: 'Acts on the request, oldest first (办理记录)',
  })
  async events(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<DataRequestEventRow>> {
    const events = (await context.load.requests.parts().events.load(request.id)) ?? [];
    if (seesDrafts(context.access.caller, request)) return events;
    return events.map((event) =>
      OF_THE_OWNER.has(event.act) ? { ...event, note: null, documentNumber: null } : event,
    );
  }

  @ListSize(10)
  @FieldResolver(() => [DataRequestDefect], {
    description:
      'Defects with which the request was returned; empty if it was never returned (补正事项)',
  })
  async defects(
    @Root() { id }: DataRequestRow,
    @Ctx() { load }: RequestsContext,
  ): Promise<ReadonlyArray<Defect>> {
    return defectsOf((await load.requests.parts().events.load(id)) ?? []);
  }

  @FieldResolver(() => DataRequestDecision, {
    nullable: true,
    description: 'The decision; only the owner sees it while it is a draft (办理决定)',
  })
  async decision(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<object | null> {
    const decision = seenDecision(context, request);
    if (!decision) return null;
    const datasets = await datasetsOf(context, request);
    return {
      ...decision,
      isPartial: decision.outcome === 'GRANT' && isPartial({ request, datasets }, decision),
    };
  }

  @ListSize(10)
  @FieldResolver(() => [DataGrant], { description: 'Grants from this request (授权)' })
  async grants(
    @Root() { id }: DataRequestRow,
    @Ctx() { load }: RequestsContext,
  ): Promise<ReadonlyArray<DataGrantRow>> {
    return (await load.requests.parts().grants.load(id)) ?? [];
  }

  @FieldResolver(() => Deadline, {
    nullable: true,
    description: 'Deadline that runs or is stopped; null: none (办理期限)',
  })
  async deadline(
    @Root() { clock }: DataRequestRow,
    @Ctx() { load, now }: RequestsContext,
  ): Promise<object | null> {
    if (!clock) return null;
    const reading = readClock(clock, dayOf(now()), await load.requests.calendar());
    const { kind, days: workingDays, stoppedAt: stoppedSince, isExtended } = clock;
    return { ...reading, kind, workingDays, stoppedSince, isExtended };
  }

  @ListSize(12)
  @FieldResolver(() => [DataRequestActEnum], {
    description: 'Acts that the caller may do now (可办理环节)',
  })
  async possibleActs(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<DataRequestAct>> {
    const { events } = context.load.requests.parts();
    const own = (await events.load(request.id)) ?? [];
    const before = request.splitFrom ? ((await events.load(request.splitFrom)) ?? []) : [];
    const past = [...before.filter(({ actedAs }) => actedAs === 'APPLICANT'), ...own];
    const datasets = await datasetsOf(context, request);
    const requestContext = {
      request,
      past: past.map(({ act, subject, actedAs }) => ({ act, subject, as: actedAs })),
      calendar: await context.load.requests.calendar(),
      today: viewIn(context).today,
      isUnconditional: datasets.every(
        ({ datasetId }) => CATALOGUE.requestedClass(context.access, datasetId) === 'UNCONDITIONAL',
      ),
    };
    return possibleActs(machineInput(requestContext, context.access.caller));
  }
}

/** Notes of the owner's stewards for each other before the decision. */
const OF_THE_OWNER: ReadonlySet<DataRequestAct> = new Set(['DRAFT_DECISION', 'RETURN_DRAFT']);

/** Returns the datasets of a request. */
export async function datasetsOf(
  { load }: RequestsContext,
  { id }: DataRequestRow,
): Promise<ReadonlyArray<RequestedDatasetRow>> {
  return (await load.requests.parts().datasets.load(id)) ?? [];
}

/** Returns the defects with which a request was last returned; empty if it was never returned. */
export function defectsOf(events: ReadonlyArray<DataRequestEventRow>): ReadonlyArray<Defect> {
  const returned = events.findLast(({ act }) => act === 'RETURN');
  const defects = returned?.facts['defects'];
  return Array.isArray(defects) ? (defects as ReadonlyArray<Defect>) : []; // Only returnRequest writes it.
}

function publishedDataset(row: RequestedDatasetRow) {
  const { present, fields, sharing, datasetId, isWhole, version } = row;
  return {
    ...{ datasetId, isWhole, version, sharingClass: sharing },
    fields: fields ?? present?.fields ?? [],
    titleZh: present?.facts.titleZh ?? null,
    titleEn: present?.facts.titleEn ?? null,
    catalogueCode: present?.facts.catalogueCode ?? null,
  };
}
