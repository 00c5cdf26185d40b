import { Field, ID, InputType } from 'type-graphql';
import { namedEnum } from '../../shared/graphql/named-enum';
import type { OrganisationKind } from '../../shared/identity/roles';

export const OrganisationKindEnum = namedEnum<OrganisationKind>(
  'OrganisationKind',
  'What kind of organisation a person belongs to (单位类别)',
  {
    DEPARTMENT: 'A department of the plan (部门)',
    PARTNER: 'A partner outside government (合作单位)',
    ENTERPRISE: 'An enterprise with its own outlets (排污单位)',
  },
);

@InputType({ description: 'An organisation of the hub, by kind and id (单位)' })
export class OrganisationInput {
  @Field(() => OrganisationKindEnum, { description: 'What kind it is (类别)' })
  kind!: OrganisationKind;

  @Field(() => ID, { description: 'Its id (标识)' })
  id!: string;
}
