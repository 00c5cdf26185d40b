import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { ListSize } from '../../../shared/graphql/list-size';

/** The kind of duty that a clause gives a department. */
export enum DutyClass {
  ACCOUNTABILITY = 'ACCOUNTABILITY',
  CATALOG_PARTICIPATE = 'CATALOG_PARTICIPATE',
  CREDIT = 'CREDIT',
  EARLY_WARNING_LEAD = 'EARLY_WARNING_LEAD',
  EARLY_WARNING_PARTICIPATE = 'EARLY_WARNING_PARTICIPATE',
  ENFORCEMENT = 'ENFORCEMENT',
  EXCHANGE_PROVIDER = 'EXCHANGE_PROVIDER',
  FUND = 'FUND',
  GOVERNANCE = 'GOVERNANCE',
  GOVERNANCE_LEAD = 'GOVERNANCE_LEAD',
  GUIDE_SHARING = 'GUIDE_SHARING',
  LEAD = 'LEAD',
  MONITOR = 'MONITOR',
  PLATFORM_OWNER = 'PLATFORM_OWNER',
  PLATFORM_SUPPORT = 'PLATFORM_SUPPORT',
  PROJECT_APPROVAL = 'PROJECT_APPROVAL',
  RELEASE = 'RELEASE',
  SECURITY = 'SECURITY',
  SHARE = 'SHARE',
  STATISTICS = 'STATISTICS',
  SUPERVISE = 'SUPERVISE',
  TECHNOLOGY = 'TECHNOLOGY',
}

registerEnumType(DutyClass, {
  name: 'DutyClass',
  description: 'Kind of duty of a clause; assigned by the hub from its text (职责类别)',
  valuesConfig: {
    ACCOUNTABILITY: { description: 'Holds officials to account (责任追究)' },
    CATALOG_PARTICIPATE: { description: 'Takes part in the catalogue of open data (参与目录编制)' },
    CREDIT: { description: 'Records of credit (信用管理)' },
    EARLY_WARNING_LEAD: { description: 'Leads early warning (牵头预警)' },
    EARLY_WARNING_PARTICIPATE: { description: 'Takes part in early warning (参与预警)' },
    ENFORCEMENT: { description: 'Enforces the law (执法)' },
    EXCHANGE_PROVIDER: { description: 'Provides the channel of exchange (提供交换通道)' },
    FUND: { description: 'Pays for it (经费保障)' },
    GOVERNANCE: { description: 'Takes part in the reform of management (参与管理改革)' },
    GOVERNANCE_LEAD: { description: 'Leads the reform of management (牵头管理改革)' },
    GUIDE_SHARING: { description: 'Guides sharing (指导共享)' },
    LEAD: { description: 'Leads the mandate (牵头)' },
    MONITOR: { description: 'Monitors (监测)' },
    PLATFORM_OWNER: { description: 'Owns the platform (平台建设)' },
    PLATFORM_SUPPORT: { description: 'Supports the platform (平台支撑)' },
    PROJECT_APPROVAL: { description: 'Approves projects (项目审批)' },
    RELEASE: { description: 'Releases information to the public (信息发布)' },
    SECURITY: { description: 'Guides the security of data (数据安全)' },
    SHARE: { description: 'Shares its data (数据共享)' },
    STATISTICS: { description: 'Keeps statistics (统计)' },
    SUPERVISE: { description: 'Supervises (监管)' },
    TECHNOLOGY: { description: 'Technology (科技支撑)' },
  },
});

@InDataset('reference/plan')
@Directive('@key(fields: "clause")')
@ObjectType({
  simpleResolvers: true,
  description: 'A clause of annex 3: a duty of a department (职责条款)',
})
export class Duty {
  @Field(() => ID, { description: 'Citation of the clause: `A3.14(1)` (条款)' })
  clause!: string;

  @ListSize(3)
  @Field(() => [DutyClass], { description: 'Kinds of duty (职责类别)' })
  classes!: DutyClass[];

  @Field(() => String, { description: 'Summary in English (摘要)' })
  summaryEn!: string;

  @Field(() => DateScalar, { description: 'First day in force by the mandate itself (开始日期)' })
  validFrom!: string;

  @Field(() => DateScalar, {
    description: 'First day no longer in force by the mandate itself (截止日期)',
  })
  validTo!: string;
}
