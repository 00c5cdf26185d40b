import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { InDataset } from '../../../shared/sharing/in-dataset';

/** How a later document carries a duty or a task on. */
export enum ContinuationRelation {
  MOVED = 'MOVED',
  GENERAL = 'GENERAL',
  CONTINUED = 'CONTINUED',
}

/** How sure it is. */
export enum ContinuationCertainty {
  CROSS_CHECKED = 'CROSS_CHECKED',
  MEMORY = 'MEMORY',
  DEMONSTRATION = 'DEMONSTRATION',
}

registerEnumType(ContinuationRelation, {
  name: 'ContinuationRelation',
  description: 'How a later document carries a duty on (延续关系)',
  valuesConfig: {
    MOVED: { description: 'The duty went to another department (职责划转)' },
    GENERAL: {
      description:
        'A later law asks for sharing in general, without naming these data (一般性规定)',
    },
    CONTINUED: { description: 'The document carries on just this duty or task (明确延续)' },
  },
});
registerEnumType(ContinuationCertainty, {
  name: 'ContinuationCertainty',
  description: 'How sure the hub is of a document (可信程度)',
  valuesConfig: {
    CROSS_CHECKED: { description: 'Agrees with a named public source (已与公开来源核对)' },
    MEMORY: { description: 'From memory, not checked again (凭记忆，未核对)' },
    DEMONSTRATION: { description: 'Made up for the demonstration (演示虚构)' },
  },
});

@InDataset('reference/plan')
@ObjectType({
  simpleResolvers: true,
  description:
    "A later document that may carry a duty or task on; the data's owner has yet to confirm it (延续依据)",
})
export class Continuation {
  @Field(() => ID, { description: 'Stable id (标识)' })
  id!: string;

  @Field(() => String, { description: 'Title of the document (文件名称)' })
  document!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day it holds; null where not known (生效日期)',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day it no longer holds; null while no end is known (失效日期)',
  })
  validTo!: string | null;

  @Field(() => ContinuationRelation, { description: 'How it carries on (延续关系)' })
  relation!: ContinuationRelation;

  @Field(() => ContinuationCertainty, { description: 'How sure it is (可信程度)' })
  certainty!: ContinuationCertainty;

  @Field(() => String, { description: 'What of it goes on, and what is open (说明)' })
  note!: string;

  @Field(() => Boolean, {
    description: 'Made up for the demonstration: no such document exists (是否演示虚构)',
  })
  isDemonstration!: boolean;
}
