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
const NOTE = { nullable: true, description: 'What is to be said about it (意见)' };

@Resolver()
export class OperatorActs {
  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Returns a request, once, with all that it lacks; its clock stops (退回补正)',
  })
  returnRequest(
    @Arg('id', () => ID, ID_OF_REQUEST) id: string,
    @Arg('defects', () => [DefectInput], { description: 'All of them together (补正事项)' })
    defects: DefectInput[],
    @Ctx() context: RequestsContext,
  ): Answer {
    return returnRequest(context, id, defects);
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Forwards a request that conforms to the owner of the data (转责任部门)',
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
      'Authorises directly a request, that conforms, for data shared without condition (直接授权)',
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
    description: 'Refuses a request whose defects were not mended after it was returned (不予受理)',
  })
  refuseAsNonconforming(
    @Arg('id', () => ID, ID_OF_REQUEST) requestId: string,
    @LongestText(1000)
    @Arg('reason', () => String, { description: 'What it still lacks (理由)' })
    reason: string,
    @Ctx() context: RequestsContext,
  ): Answer {
    return act(context, { requestId, act: 'REFUSE_NONCONFORMING', note: requiredReason(reason) });
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequest, {
    nullable: true,
    description: 'Ends a mediation: the owner decides again, or it ends (协调结果)',
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
    description: "Notes the number that the city's exchange platform gave a request (登记平台编号)",
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
