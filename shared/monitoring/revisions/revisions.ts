import { Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver, type ClassType } from 'type-graphql';
import { RiverGateError } from '../../errors/rivergate-error';
import { pageRequest, type Page } from '../../graphql/connection';
import { Internal } from '../../sharing/in-dataset';
import type { DepartmentContext } from '../department-context';
import { RevisionConnection } from './revision.type';

@ArgsType()
class RevisionArgs {
  @Field(() => ID, { description: 'Id of the case (案件标识)' })
  caseId!: string;

  @Field(() => Int, { defaultValue: 100, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}

/**
 * Creates the resolver of the query that shows supervisors the revisions of the values in a case,
 * e.g. `waterRevisions`.
 */
export function revisionResolver(department: string): ClassType {
  @Resolver()
  class RevisionResolver {
    @Internal('READ_CASES')
    @Query(() => RevisionConnection, {
      name: `${department}Revisions`,
      nullable: true,
      description:
        'Every version of the corrected values that a case of suspected tampering covers, for the persons to whom the case is assigned (案件涉及数据的修订记录)',
    })
    revisions(
      @Args(() => RevisionArgs) { caseId, first, after }: RevisionArgs,
      @Ctx() { access, revisions }: DepartmentContext,
    ): Promise<Page<object>> {
      const assigned = access.cases.find(
        (one) => one.id === caseId && one.department === department,
      );
      if (assigned) return revisions(assigned, pageRequest(first, after));
      throw new RiverGateError(
        'NOT_PERMITTED',
        `caseId requires an open case about this department that is assigned to you, but got: "${caseId}".`,
      );
    }
  }
  return RevisionResolver;
}
