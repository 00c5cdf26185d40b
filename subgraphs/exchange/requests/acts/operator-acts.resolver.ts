import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import { AuthoriseArgs, SettleArgs } from './request-args.type';
import { checkedNote, requiredReason } from './required-text';
import { numberRequest } from './number-request';
import { returnRequest } from './return-request';
import { authoriseRequest } from './authorise-request';
import { DefectInput } from './request-inputs.type';
import type { DataRequestRow } from '../request-row';
import { DataRequest } from '../request.type';

type Answer = Promise<DataRequestRow | undefined>;

const ID_OF_REQUEST = { description: 'Id of the request (标识)' };
const NOTE = { nullable: true, description: 'Note on the act (意见)' };

@Resolver()
export class OperatorActs {
  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      'Returns a request to the applicant, once, with all its defects; its clock stops (退回补正)',
  })
  returnRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) id: string,
    @Arg('defects', () => [DefectInput], { description: 'All defects of the request (补正事项)' })
    defects: DefectInput[],
    @Ctx() context: RequestsContext,
  ): Answer {
    return returnRequest(context, id, defects);
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Forwards a conforming request to the owner of the data (转责任部门)',
  })
  forwardRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000) @Arg('note', () => String, NOTE) note: string | null,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'FORWARD', note: checkedNote(note) });
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      'Authorises a conforming request for data shared without condition, without the owner (直接授权)',
  })
  authoriseRequest(
    @Args(() => AuthoriseArgs) { id, documentNumber, note }: AuthoriseArgs,
    @Ctx() context: RequestsContext,
  ): Answer {
    return authoriseRequest(context, {
      ...{ id, documentNumber: documentNumber ?? null, note: checkedNote(note) },
    });
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description:
      'Refuses a request whose defects were not corrected after it was returned (不予受理)',
  })
  refuseAsNonconforming(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000)
    @Arg('reason', () => String, { description: 'Remaining defects (理由)' })
    reason: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'REFUSE_NONCONFORMING', note: requiredReason(reason) });
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Ends a mediation: the owner decides again, or the request ends (协调结果)',
  })
  settleMediation(
    @Args(() => SettleArgs) { id: requestId, outcome, reason }: SettleArgs,
    @Ctx() context: RequestsContext,
  ): Answer {
    const name = outcome === 'ENDS' ? 'SETTLE_END' : 'SETTLE_AGAIN';
    return act(context, { requestId, act: name, note: requiredReason(reason) });
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: "Records the number of a request in the city's exchange platform (登记平台编号)",
  })
  numberRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) id: string,
    @LongestText(100)
    @Arg('exchangeNumber', () => String, { description: 'The number (平台编号)' })
    exchangeNumber: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return numberRequest(context, id, exchangeNumber);
  }
}
