import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { RequestsContext } from '../requests-context';
import { revokeGrant } from '../grants/revoke-grant';
import { act } from './request-act';
import { DraftDecisionArgs, VersionedArgs } from './request-args.type';
import { attachToRequest } from '../attachments/attach-to-request';
import { checkedNote, requiredReason } from './required-text';
import { decideRequest } from './decide-request';
import { draftDecision } from './draft-decision';
import { AttachmentInput } from './request-inputs.type';
import type { DataRequestRow } from '../request-row';
import { DataRequest } from '../request.type';

type Answer = Promise<DataRequestRow | undefined>;

const ID_OF_REQUEST = { description: 'Id of the request (标识)' };
const NOTE = { nullable: true, description: 'Note on the act (意见)' };

@Resolver()
export class OwnerActs {
  @Internal('DECIDE_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Extends the deadline of the answer, once, before it has passed (延长答复期限)',
  })
  extendRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000)
    @Arg('reason', () => String, { description: 'Reason for the extension (理由)' })
    reason: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'EXTEND', note: requiredReason(reason) });
  }

  @Internal('DRAFT_DECISIONS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Drafts the decision on a request, or replaces the draft (拟办)',
  })
  draftDecision(
    @Arg('id', () => ID, ID_OF_REQUEST) id: string,
    @Args(() => DraftDecisionArgs) { decision, version }: DraftDecisionArgs,
    @Ctx() context: RequestsContext,
  ): Answer {
    return draftDecision(context, { id, version: version ?? null, input: decision });
  }

  @Internal('DECIDE_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Returns a drafted decision to the handler, who drafts it again (退回重拟)',
  })
  returnDecision(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000)
    @Arg('reason', () => String, { description: 'Changes that the draft needs (理由)' })
    reason: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'RETURN_DRAFT', note: requiredReason(reason) });
  }

  @Internal('DECIDE_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      'Decides as drafted, by a person other than the drafter; grants are effective at once (审批)',
  })
  decideRequest(
    @Args(() => VersionedArgs) { id, version, note }: VersionedArgs,
    @Ctx() context: RequestsContext,
  ): Answer {
    return decideRequest(context, { id, version, note: checkedNote(note) });
  }

  @Internal('DRAFT_DECISIONS', 'DECIDE_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Confirms that the granted data are provided (确认提供)',
  })
  provideRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000) @Arg('note', () => String, NOTE) note: string | null,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'PROVIDE', note: checkedNote(note) });
  }

  @Internal('DECIDE_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      "Revokes a grant of data of the caller's department at once; with its last grant a request is revoked. Returns the request (撤销授权)",
  })
  revokeGrant(
    @Arg('id', () => ID, { description: 'Id of the grant (授权标识)' }) id: string,
    @LongestText(1000)
    @Arg('reason', () => String, { description: 'Reason (理由)' })
    reason: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return revokeGrant(context, id, requiredReason(reason));
  }

  @Internal('ASK_FOR_DATA', 'DRAFT_DECISIONS', 'DECIDE_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      'Attaches a document, of the applicant to the application or of the owner to the decision; it cannot be removed (上传附件)',
  })
  attachToRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) id: string,
    @Arg('document', () => AttachmentInput, { description: 'The document (附件)' })
    document: AttachmentInput,
    @Ctx() context: RequestsContext,
  ): Answer {
    return attachToRequest(context, id, document);
  }
}
