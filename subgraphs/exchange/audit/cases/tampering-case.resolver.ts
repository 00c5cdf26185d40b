import { Department, Indicator } from '../../mandate-entities.type';
import { departmentKey, indicatorKey, type IdKey } from '../../mandate-keys';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../../shared/graphql/connection';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { caseScope } from './case-scope';
import type { AuditContext } from '../audit-context';
import type { CaseAssigneeRow, TamperingCaseRow } from './tampering-case-row';
import {
  CaseAssignee,
  TamperingCase,
  TamperingCaseArgs,
  TamperingCaseConnection,
} from './tampering-case.type';
import { ListSize } from '../../../../shared/graphql/list-size';

@Resolver(() => TamperingCase)
export class TamperingCaseResolver {
  @Internal('ASSIGN_CASES', 'READ_CASES')
  @Query(() => TamperingCaseConnection, {
    nullable: true,
    description:
      'Cases of suspected tampering, newest first. Auditors see all, persons of supervision those assigned to them (案件列表)',
  })
  tamperingCases(
    @Args(() => TamperingCaseArgs) { isOpen, first, after }: TamperingCaseArgs,
    @Ctx() { load, access }: AuditContext,
  ): Promise<Page<TamperingCaseRow>> {
    return load.audit.cases.page(caseScope(access), pageRequest(first, after), { isOpen });
  }

  @Internal('ASSIGN_CASES', 'READ_CASES')
  @Query(() => TamperingCase, {
    nullable: true,
    description:
      'A case by id; null if there is none, or if it is not assigned to the caller, who is no auditor (案件)',
  })
  async tamperingCase(
    @Arg('id', () => ID, { description: 'Id of the case (标识)' }) id: string,
    @Ctx() { load, access }: AuditContext,
  ): Promise<TamperingCaseRow | null> {
    return (await load.audit.cases.byId(caseScope(access), id)) ?? null;
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department whose data it is about (数据责任部门)',
  })
  department(@Root() { departmentId }: TamperingCaseRow): IdKey | undefined {
    return departmentKey(departmentId);
  }

  @FieldResolver(() => Indicator, { nullable: true, description: 'A measured quantity (监测指标)' })
  indicator(@Root() { indicatorCode }: TamperingCaseRow): { readonly code: string } | undefined {
    return indicatorKey(indicatorCode);
  }

  @ListSize(10)
  @FieldResolver(() => [CaseAssignee], {
    description: 'Persons to whom the case is assigned (经办人员)',
  })
  assignees(
    @Root() { id }: TamperingCaseRow,
    @Ctx() { load }: AuditContext,
  ): Promise<ReadonlyArray<CaseAssigneeRow>> {
    return load.audit.cases.assigneesOf(id);
  }
}

@Resolver(() => CaseAssignee)
export class CaseAssigneeResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department of the person (所在部门)',
  })
  department(@Root() { departmentId }: CaseAssigneeRow): IdKey | undefined {
    return departmentKey(departmentId);
  }
}
