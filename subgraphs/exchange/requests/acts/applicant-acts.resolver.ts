import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DateScalar } from '../../../../shared/graphql/scalars';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import { ChangeDraftArgs, VersionedArgs } from './request-args.type';
import { checkedNote, requiredReason } from './required-text';
import { changeDraft } from './change-draft';
import { draftRequest } from './draft-request';
import { DataRequestDraftInput } from './request-inputs.type';
import { renewRequest } from './renew-request';
import type { DataRequestRow } from '../request-row';
import { submitRequest } from './submit-request';
import { DataRequest } from '../request.type';

type Answer = Promise<DataRequestRow | undefined>;

const ID_OF_REQUEST = { description: 'Id of the request (标识)' };
const NOTE = { nullable: true, description: 'Note on the act (说明)' };

@Resolver()
export class ApplicantActs {
  @Internal('ASK_FOR_DATA')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      "Drafts a request of the caller's organisation; a draft may be incomplete (起草申请)",
  })
  draftRequest(
    @Arg('draft', () => DataRequestDraftInput, { description: 'Content of the request (申请内容)' })
    draft: DataRequestDraftInput,
    @Ctx() context: RequestsContext,
  ): Answer {
    return draftRequest(context, draft);
  }

  @Internal('ASK_FOR_DATA')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Replaces the content of a draft or of a returned request (修改申请)',
  })
  changeDraft(
    @Args(() => ChangeDraftArgs) { id, version, draft: input }: ChangeDraftArgs,
    @Ctx() context: RequestsContext,
  ): Answer {
    return changeDraft(context, { id, version, input });
  }

  @Internal('ASK_FOR_DATA')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      'Submits a complete request; a request for data of several owners is split into one for each owner, see `parts` (提交申请)',
  })
  submitRequest(
    @Args(() => VersionedArgs) { id, version, note }: VersionedArgs,
    @Ctx() context: RequestsContext,
  ): Answer {
    return submitRequest(context, { id, version, note: checkedNote(note) });
  }

  @Internal('ASK_FOR_DATA')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Withdraws a request before it is decided (撤回申请)',
  })
  withdrawRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000) @Arg('note', () => String, NOTE) note: string | null,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'WITHDRAW', note: checkedNote(note) });
  }

  @Internal('ASK_FOR_DATA')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Requests mediation by the exchange operator after a refusal (提请协调)',
  })
  askForMediation(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000)
    @Arg('reason', () => String, { description: 'Reason for not accepting the refusal (理由)' })
    reason: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'ASK_MEDIATION', note: requiredReason(reason) });
  }

  @Internal('ASK_FOR_DATA')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      'Drafts a new request that renews a granted one, with the present fields; returns the draft (续期)',
  })
  renewRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) id: string,
    @Arg('wantedUntil', () => DateScalar, {
      description: 'First day on which the data are no longer needed (使用截止)',
    })
    wantedUntil: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return renewRequest(context, id, wantedUntil);
  }
}
