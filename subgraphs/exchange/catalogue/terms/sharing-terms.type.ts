import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Plumbing } from '../../../../shared/sharing/in-dataset';

/** Sharing class of a dataset. */
export enum SharingClass {
  UNCONDITIONAL = 'UNCONDITIONAL',
  CONDITIONAL = 'CONDITIONAL',
  WITHHELD = 'WITHHELD',
}

/** Openness of a dataset. */
export enum Openness {
  PUBLIC = 'PUBLIC',
  ON_REQUEST = 'ON_REQUEST',
  CLOSED = 'CLOSED',
}

registerEnumType(SharingClass, {
  name: 'SharingClass',
  description: 'Sharing among departments, Decree 809 of 2025 (共享属性)',
  valuesConfig: {
    UNCONDITIONAL: { description: 'Any department may use it (无条件共享)' },
    CONDITIONAL: { description: 'By a task of the mandate or an approved request (有条件共享)' },
    WITHHELD: { description: 'Not shared, on a legal basis (不予共享)' },
  },
});
registerEnumType(Openness, {
  name: 'Openness',
  description: 'Openness to society (开放属性)',
  valuesConfig: {
    PUBLIC: { description: 'Open to everybody once a release decision is in force (开放)' },
    ON_REQUEST: { description: 'Open on request (依申请开放)' },
    CLOSED: { description: 'Not open (不予开放)' },
  },
});

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'Class and openness together (共享与开放属性)' })
export class SharingTerms {
  @Field(() => SharingClass, { description: 'Sharing among departments (共享属性)' })
  sharing!: SharingClass;

  @Field(() => Openness, { description: 'Openness to society (开放属性)' })
  openness!: Openness;
}
