import { Department } from '../../mandate-entities.type';
import { departmentKey, type IdKey } from '../../mandate-keys';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { departmentOf as departmentOfCaller } from '../../../../shared/identity/caller';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { CatalogueContext } from '../catalogue-context';
import { SignedAct } from './signed-act.type';
import type { SignedActRow } from './signed-term';

@Resolver(() => SignedAct)
export class SignedActResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department of the role; null if the role is null (所在部门)',
  })
  department(@Root() { departmentId }: SignedActRow): IdKey | undefined {
    return departmentKey(departmentId);
  }

  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS', 'PROPOSE_RELEASE', 'READ_WHOLE_RECORD')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Account of the person: visible to stewards and publishers of the departments concerned and to auditors, null to others (经办人账号)',
  })
  subject(
    @Root() { actor, seenBy }: SignedActRow,
    @Ctx() { access: { caller, acts } }: CatalogueContext,
  ): string | null {
    const isConcerned = seenBy.includes(departmentOfCaller(caller) ?? '');
    return isConcerned || acts('READ_WHOLE_RECORD') ? actor : null;
  }
}
