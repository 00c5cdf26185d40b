import { Weight } from '../../../../shared/graphql/list-size';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DataRequestAct } from '../machine/request-vocabulary';
import { applicationHtml } from './application-html';
import type { RequestsContext } from '../requests-context';
import { isPartial } from '../acts/request-decision';
import { datasetsOf, defectsOf } from '../request-fields.resolver';
import type { PrintedDataset } from './printed-facts';
import { replyHtml } from './reply-html';
import type { DataRequestEventRow, DataRequestRow, RequestedDatasetRow } from '../request-row';
import { seenDecision, stateIn, viewIn } from '../request-view';
import { DataRequest } from '../request.type';

@Resolver(() => DataRequest)
export class DataRequestPrint {
  @Weight(100)
  @FieldResolver(() => String, {
    description: 'The application as a page for A4, self-contained HTML without script (申请表)',
  })
  async applicationHtml(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<string> {
    const { load, now } = context;
    const renewed = request.renews
      ? await load.requests.find(viewIn(context).viewer, request.renews)
      : undefined;
    return applicationHtml({
      ...{ request, state: stateIn(context, request), now: now() },
      datasets: await Promise.all(
        (await datasetsOf(context, request)).map((row) =>
          printedDataset(context, row, selectedFields(row)),
        ),
      ),
      attachments: (await load.requests.parts().attachments.load(request.id)) ?? [],
      renews: renewed?.number ?? null,
    });
  }

  @Weight(100)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The reply (or the notice of defects) as a page for A4, self-contained HTML without script; null while there is none (答复书)',
  })
  async replyHtml(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<string | null> {
    const decision = seenDecision(context, request);
    const datasets = await datasetsOf(context, request);
    const events = (await context.load.requests.parts().events.load(request.id)) ?? [];
    return replyHtml({
      ...{ request, decision, state: stateIn(context, request), now: context.now() },
      datasets: await Promise.all(
        (decision?.datasets ?? []).flatMap(({ datasetId, fields }) => {
          const row = datasets.find((one) => one.datasetId === datasetId);
          return row ? [printedDataset(context, row, fields)] : [];
        }),
      ),
      isPartial: decision !== null && isPartial({ request, datasets }, decision),
      isDirect: lastOf(events, ['AUTHORISE']) !== undefined,
      defects: defectsOf(events),
      refusedBecause: lastOf(events, ['REFUSE_NONCONFORMING'])?.note ?? null,
      answeredAt: lastOf(events, ANSWERS)?.at ?? null,
    });
  }
}

const ANSWERS: ReadonlyArray<DataRequestAct> = [
  'GRANT',
  'REFUSE',
  'AUTHORISE',
  'RETURN',
  'REFUSE_NONCONFORMING',
];

function lastOf(
  events: ReadonlyArray<DataRequestEventRow>,
  acts: ReadonlyArray<DataRequestAct>,
): DataRequestEventRow | undefined {
  return events.findLast(({ act }) => acts.includes(act));
}

function selectedFields({ fields, present }: RequestedDatasetRow): ReadonlyArray<string> {
  return fields ?? present?.fields ?? [];
}

async function printedDataset(
  { load }: RequestsContext,
  { datasetId, present, version, sharing }: RequestedDatasetRow,
  fields: ReadonlyArray<string>,
): Promise<PrintedDataset> {
  const items = await load.catalogue.datasets.itemsOf(datasetId);
  const names = new Map(items.map(({ coordinate, nameZh }) => [coordinate, nameZh]));
  return {
    ...{ datasetId, facts: present?.facts ?? null, version, sharing },
    fields: fields.map((coordinate) => ({ coordinate, nameZh: names.get(coordinate) ?? null })),
  };
}
