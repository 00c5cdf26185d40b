import { Department } from '../../mandate-entities.type';
import { departmentKey, type IdKey } from '../../mandate-keys';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest, type Page } from '../../../../shared/graphql/connection';
import { departmentOf as departmentOfCaller } from '../../../../shared/identity/caller';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import { Controls } from './controls.type';
import type { AuditContext } from '../audit-context';
import type { CountScope } from '../exchange-count.queries';
import { ExchangeCount, ExchangeCountArgs } from '../exchange-count.type';
import { factsView } from '../audit-view';
import type { SecurityEventRow } from './security-event.queries';
import { securityKindOf } from './security-events';
import { SecurityEvent, SecurityEventArgs, SecurityEventConnection } from './security.type';
import { ListSize } from '../../../../shared/graphql/list-size';

/** A count, with the department that owns the requested data. */
type CountView = ExchangeCount & { readonly ownerId: string };

@Resolver(() => ExchangeCount)
export class ExchangeCountResolver {
  @Internal('SEE_COUNTS')
  @ListSize(200)
  @Query(() => [ExchangeCount], {
    nullable: true,
    description:
      'Counts of requests for data, by day, dataset and organisation. Stewards see those about data of their department, the exchange operator and auditors all; only auditors see entries under an embargo counted (交换统计)',
  })
  async exchangeCounts(
    @Args(() => ExchangeCountArgs) asked: ExchangeCountArgs,
    @Ctx() { load, access }: AuditContext,
  ): Promise<ReadonlyArray<CountView>> {
    const rows = await load.audit.exchangeCounts(countScope(access), asked);
    return rows.map(({ dataset, owner, ...row }) => ({
      ...row,
      datasetId: dataset,
      ownerId: owner,
    }));
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department that owns the data (数据责任部门)',
  })
  owner(@Root() { ownerId }: CountView): IdKey | undefined {
    return departmentKey(ownerId);
  }
}

@Resolver()
export class SecurityQueries {
  @Internal('SEE_SECURITY')
  @Query(() => SecurityEventConnection, {
    nullable: true,
    description:
      'Events of the audit log that concern security, newest first: sign-ins refused, locks, revocations, changed secrets, seals; reading them is logged, too (安全事件)',
  })
  async securityEvents(
    @Args(() => SecurityEventArgs) { first, after, filter }: SecurityEventArgs,
    @Ctx() { load }: AuditContext,
  ): Promise<Page<SecurityEvent>> {
    const page = await load.audit.securityEvents(pageRequest(first, after), filter ?? {});
    return mappedPage(page, eventView);
  }

  @Internal('SEE_SECURITY')
  @Query(() => Controls, {
    nullable: true,
    description: 'State of the controls of the hub now; reading it is logged, too (控制措施状态)',
  })
  async controls(@Ctx() { load, now }: AuditContext): Promise<Controls> {
    const moment = now();
    const { watchers, realDataDepartments, ...row } = await load.audit.controls(moment);
    return {
      ...row,
      watchers: [...watchers],
      realDataDepartments: [...realDataDepartments],
      at: moment.toISOString(),
      lastSealAgeMinutes: row.lastSealAt === null ? null : minutesBetween(row.lastSealAt, moment),
    };
  }
}

/** Returns the departments whose counts the caller sees. */
function countScope({ caller, acts }: AccessDecisions): CountScope {
  if (acts('READ_WHOLE_RECORD')) return { owner: null, seesSealed: true };
  if (acts('CHECK_REQUESTS')) return { owner: null, seesSealed: false };
  return { owner: departmentOfCaller(caller) ?? '', seesSealed: false }; // No department has an empty id.
}

function eventView({ sequence, facts, ...row }: SecurityEventRow): SecurityEvent {
  const kind = securityKindOf(row.event);
  return { ...row, sequence: String(sequence), kind, facts: factsView(facts) };
}

function minutesBetween(instant: string, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 60_000));
}
