import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { mayAct } from '../../../shared/identity/actions';
import { Internal } from '../../../shared/sharing/in-dataset';
import { FieldPreview, GrantPreview } from './grants/data-grant.type';
import type { RequestsContext } from './requests-context';
import type { NewGrant } from './grants/grants-of-decision';
import { DataRequestAttachment } from './attachments/request-attachment.type';
import { datasetsOf } from './request-fields.resolver';
import {
  wouldGrant,
  wouldOpen,
  type FieldPreview as FieldPreviewRow,
  type PreviewContext,
} from './request-preview';
import type { DataRequestAttachmentRow, DataRequestRow } from './request-row';
import { isDecided, seenDecision, viewIn } from './request-view';
import { relationsOf, seesDrafts } from './request-viewer';
import { DataRequest } from './request.type';
import { ListSize, Weight } from '../../../shared/graphql/list-size';

/** An attachment, and whether the caller may read its content. */
type SeenAttachment = DataRequestAttachmentRow & { readonly isOpen: boolean };

@Resolver(() => DataRequest)
export class DataRequestOutlook {
  @ListSize(10)
  @FieldResolver(() => [GrantPreview], {
    description:
      'Grants as they would be given now: by the decision, or as requested while the caller may not know a decision (拟授权)',
  })
  async wouldGrant(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<NewGrant>> {
    return wouldGrant(await previewContext(context, request));
  }

  @ListSize(60)
  @FieldResolver(() => [FieldPreview], {
    description: 'Effect of these grants on each field, for the applicant (逐字段预览)',
  })
  async wouldOpen(
    @Root() request: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<FieldPreviewRow>> {
    return wouldOpen(await previewContext(context, request));
  }

  @ListSize(10)
  @FieldResolver(() => [DataRequestAttachment], {
    description: 'Documents; those of the owner only after its decision (附件)',
  })
  async attachments(
    @Root() request: DataRequestRow,
    @Ctx() { load, access: { caller } }: RequestsContext,
  ): Promise<ReadonlyArray<SeenAttachment>> {
    const all = (await load.requests.parts().attachments.load(request.id)) ?? [];
    const seesAll = isDecided(request) || seesDrafts(caller, request);
    const seen = seesAll ? all : all.filter(({ uploadedAs }) => uploadedAs === 'APPLICANT');
    const relations = relationsOf(caller, request);
    const isParty = relations.includes('APPLICANT') || relations.includes('OWNER');
    const isOpen = isParty || mayAct(caller, 'READ_WHOLE_RECORD');
    return seen.map((one) => ({ ...one, isOpen }));
  }

  @ListSize(10)
  @FieldResolver(() => [DataRequest], {
    description:
      'The other parts of a request that was split by owners, as far as the caller may see them (拆分的申请)',
  })
  async parts(
    @Root() { id, splitFrom }: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<DataRequestRow>> {
    const { viewer } = viewIn(context);
    const { requests } = context.load;
    const first = splitFrom ? [await requests.find(viewer, splitFrom)] : [];
    const others = await requests.linked(viewer, 'splitFrom', splitFrom ?? id);
    return [...first, ...others].flatMap((one) => (one && one.id !== id ? one : []));
  }

  @FieldResolver(() => DataRequest, {
    nullable: true,
    description: 'The request that this one renews; null: none (所续申请)',
  })
  async renews(
    @Root() { renews }: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<DataRequestRow | null> {
    if (renews === null) return null;
    return (await context.load.requests.find(viewIn(context).viewer, renews)) ?? null;
  }

  @ListSize(3)
  @FieldResolver(() => [DataRequest], { description: 'Requests that renew this one (续期申请)' })
  renewedBy(
    @Root() { id }: DataRequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<DataRequestRow>> {
    return context.load.requests.linked(viewIn(context).viewer, 'renews', id);
  }
}

@Resolver(() => DataRequestAttachment)
export class DataRequestAttachmentFields {
  @Internal('ASK_FOR_DATA', 'DRAFT_DECISIONS', 'DECIDE_REQUESTS', 'READ_WHOLE_RECORD')
  @Weight(4000)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Content in base64; not available to the exchange operator (内容)',
  })
  async contentBase64(
    @Root() { id, isOpen }: SeenAttachment,
    @Ctx() { load }: RequestsContext,
  ): Promise<string | null> {
    if (!isOpen) return null;
    return (await load.requests.content(id))?.toString('base64') ?? null;
  }
}

async function previewContext(
  context: RequestsContext,
  request: DataRequestRow,
): Promise<PreviewContext> {
  return {
    request,
    datasets: await datasetsOf(context, request),
    decision: seenDecision(context, request),
    access: context.access,
    now: context.now(),
  };
}
