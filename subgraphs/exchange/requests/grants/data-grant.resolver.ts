import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../../shared/graphql/connection';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { standingOf, type DataGrantRow, type GrantStanding } from './data-grant-row';
import { DataGrant, DataGrantConnection, GrantedPurpose } from './data-grant.type';
import type { RequestsContext } from '../requests-context';
import { byPurpose, type GrantedPurposeRow } from './granted-purposes.queries';
import { GrantArgs } from '../request-filter.type';
import type { DataRequestRow } from '../request-row';
import { viewIn } from '../request-view';
import { GrantStandingEnum } from '../request-vocabulary.type';
import { DataRequest } from '../request.type';
import { ListSize } from '../../../../shared/graphql/list-size';

@Resolver(() => DataGrant)
export class DataGrantResolver {
  @Internal(
    'ASK_FOR_DATA',
    'CHECK_REQUESTS',
    'DRAFT_DECISIONS',
    'DECIDE_REQUESTS',
    'READ_WHOLE_RECORD',
  )
  @Query(() => DataGrantConnection, {
    nullable: true,
    description:
      "Grants to the caller's organisation and of data of the caller's department, or all for the exchange operator and the auditor; newest first (数据授权)",
  })
  grants(
    @Args(() => GrantArgs) { first, after, filter }: GrantArgs,
    @Ctx() context: RequestsContext,
  ): Promise<Page<DataGrantRow>> {
    return context.load.requests.grants(viewIn(context), pageRequest(first, after), filter ?? {});
  }

  @ListSize(20)
  @Query(() => [GrantedPurpose], {
    nullable: true,
    description:
      "Purposes for which the caller's organisation has a grant in force today (已获授权的用途)",
  })
  async myPurposes(@Ctx() context: RequestsContext): Promise<ReadonlyArray<GrantedPurposeRow>> {
    const { access, load, now } = context;
    const { organisation } = access.caller;
    if (!organisation) return [];
    const grants = await load.requests.purposeGrants(organisation, dayOf(now()));
    // Only grants that access decisions use: outside a demonstration, its grants have no effect.
    const counts = grants.filter(({ id, datasetId }) =>
      access.stateOf(datasetId)?.grants.some((grant) => grant.id === id),
    );
    return byPurpose(counts);
  }

  @FieldResolver(() => GrantStandingEnum, { description: 'Present state (授权状态)' })
  standing(@Root() grant: DataGrantRow, @Ctx() { now }: RequestsContext): GrantStanding {
    return standingOf(grant, dayOf(now()));
  }

  @FieldResolver(() => DataRequest, {
    nullable: true,
    description: 'The request that led to the grant, if the caller may see it (所依申请)',
  })
  async request(
    @Root() { requestId }: DataGrantRow,
    @Ctx() context: RequestsContext,
  ): Promise<DataRequestRow | null> {
    if (requestId === null) return null;
    return (await context.load.requests.find(viewIn(context).viewer, requestId)) ?? null;
  }
}
