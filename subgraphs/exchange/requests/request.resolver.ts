import { Arg, Args, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { pageRequest, type Page } from '../../../shared/graphql/connection';
import { DateScalar } from '../../../shared/graphql/scalars';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { RequestsContext } from './requests-context';
import { PageArgs, DataRequestArgs } from './request-filter.type';
import type { DataRequestCountRow } from './request-page.queries';
import type { DataRequestRow } from './request-row';
import { DataRequestStateEnum } from './request-vocabulary.type';
import { viewIn } from './request-view';
import { DataRequest, DataRequestConnection } from './request.type';
import { ListSize } from '../../../shared/graphql/list-size';

const SEEN_BY = [
  'ASK_FOR_DATA',
  'CHECK_REQUESTS',
  'DRAFT_DECISIONS',
  'DECIDE_REQUESTS',
  'READ_WHOLE_RECORD',
] as const;

@Internal('SEE_COUNTS')
@ObjectType({
  simpleResolvers: true,
  description: 'Number of submitted requests to an owner in a state (申请数量)',
})
export class DataRequestCount {
  @Field(() => ID, { description: 'Id of the department that owns the data (责任部门)' })
  ownerId!: string;

  @Field(() => DataRequestStateEnum, { description: 'State today (状态)' })
  state!: keyof typeof DataRequestStateEnum;

  @Field(() => Int, { description: 'Number of requests (数量)' })
  count!: number;

  @Field(() => Int, { description: 'Of them, those whose deadline has passed (超期数量)' })
  overdue!: number;
}

@Resolver()
export class DataRequestQueries {
  @Internal(...SEEN_BY)
  @Query(() => DataRequestConnection, {
    nullable: true,
    description:
      "Requests of the caller's organisation and for data of the caller's department, or all for the exchange operator and the auditor; newest first (共享申请)",
  })
  requests(
    @Args(() => DataRequestArgs) { first, after, filter }: DataRequestArgs,
    @Ctx() context: RequestsContext,
  ): Promise<Page<DataRequestRow>> {
    return context.load.requests.page(viewIn(context), pageRequest(first, after), filter ?? {});
  }

  @Internal(...SEEN_BY)
  @Query(() => DataRequest, {
    nullable: true,
    description:
      'A request by id; null if there is none, or if the caller may not see it (共享申请)',
  })
  request(
    @Arg('id', () => ID, { description: 'Id of the request (标识)' }) id: string,
    @Ctx() context: RequestsContext,
  ): Promise<DataRequestRow | undefined> {
    return context.load.requests.find(viewIn(context).viewer, id);
  }

  @Internal(...SEEN_BY)
  @Query(() => DataRequestConnection, {
    nullable: true,
    description: 'Requests whose deadline has passed, as far as the caller sees them (超期申请)',
  })
  overdueRequests(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestsContext,
  ): Promise<Page<DataRequestRow>> {
    const overdue = { isOverdue: true };
    return context.load.requests.page(viewIn(context), pageRequest(first, after), overdue);
  }

  @ListSize(60)
  @Query(() => [DataRequestCount], {
    nullable: true,
    description: 'Number of submitted requests, by owner and state (申请数量)',
  })
  requestCounts(
    @Arg('from', () => DateScalar, {
      nullable: true,
      description: 'First day of submission (起始)',
    })
    from: string | null,
    @Arg('before', () => DateScalar, {
      nullable: true,
      description: 'Day after the last day of submission (截止)',
    })
    before: string | null,
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<DataRequestCountRow>> {
    return context.load.requests.counts(viewIn(context).today, from ?? null, before ?? null);
  }
}
