import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { ListSize } from '../../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Number of persons in office with a role that supervises the exchange (监督岗位)',
})
export class WatcherCount {
  @Field(() => String, { description: 'The role: RECORD_AUDITOR, SECURITY_GUIDE … (岗位)' })
  post!: string;

  @Field(() => Int, { description: 'Accounts in use (账号数)' })
  accounts!: number;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'State of the controls of the hub, as numbers, without payload and persons (控制措施状态)',
})
export class Controls {
  @Field(() => DateTimeScalar, { description: 'Time of these numbers (时间)' })
  at!: string;

  @Field(() => Int, { description: 'Datasets announced (数据集数)' })
  datasets!: number;

  @Field(() => Int, {
    description: 'Of them, those whose class two stewards have confirmed (已定级数)',
  })
  confirmedDatasets!: number;

  @Field(() => Int, {
    description:
      'Standing rights whose yearly review is overdue and which therefore give no access (逾期未复核数)',
  })
  overdueReviews!: number;

  @Field(() => Int, { description: 'Accounts that await confirmation by stewards (待确认账号数)' })
  unconfirmedAccounts!: number;

  @Field(() => Int, { description: 'Clients that await confirmation by stewards (待确认客户端数)' })
  unconfirmedClients!: number;

  @Field(() => Int, {
    description: 'Organisations that await confirmation by stewards (待确认单位数)',
  })
  unconfirmedOrganisations!: number;

  @Field(() => Int, {
    description: 'Next secrets of clients that await confirmation by stewards (待确认密钥数)',
  })
  unconfirmedSecrets!: number;

  @Field(() => Int, { description: 'Accounts, clients and organisations locked (锁定数)' })
  lockedMembers!: number;

  @Field(() => Int, { description: 'Accounts whose initial password was not changed (初始口令数)' })
  initialPasswords!: number;

  @ListSize(20)
  @Field(() => [WatcherCount], { description: 'Persons who supervise, by role (监督岗位人数)' })
  watchers!: WatcherCount[];

  @Field(() => Int, { description: 'Fictitious members of the demonstration (演示成员数)' })
  demonstrationMembers!: number;

  @Field(() => Int, {
    description: 'Fictitious confirmations, releases and grants of the demonstration (演示文件数)',
  })
  demonstrationTerms!: number;

  @ListSize(20)
  @Field(() => [ID], {
    description: 'Departments that hold data measured in the field (有实测数据的部门)',
  })
  realDataDepartments!: string[];

  @Field(() => Float, { description: 'Number of entries of the audit log (记录条数)' })
  recordedEntries!: number;

  @Field(() => Float, { description: 'Of them, those that no seal covers yet (未封签条数)' })
  unsealedEntries!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the newest seal; null: none yet (最近封签时间)',
  })
  lastSealAt!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Age of the newest seal, in minutes; null: none yet (最近封签距今分钟数)',
  })
  lastSealAgeMinutes!: number | null;

  @Field(() => Int, {
    description:
      'Operations of the last day, older than five minutes, without a recorded outcome, which were interrupted (无结果记录数)',
  })
  intentsWithoutOutcome!: number;

  @Field(() => Int, {
    description: 'Events older than a minute that are not in the audit log yet (待入链事件数)',
  })
  eventsWaiting!: number;

  @Field(() => Int, {
    description: 'Entries that are under an embargo for one case or several (封存条数)',
  })
  entriesUnderSeal!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the oldest embargo in force; null: none (最早封存时间)',
  })
  oldestUnderSealAt!: string | null;
}
