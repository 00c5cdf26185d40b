import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { InDataset } from '../../../shared/sharing/in-dataset';

/** How a later document continues a duty or a task. */
export enum ContinuationRelation {
  MOVED = 'MOVED',
  GENERAL = 'GENERAL',
  CONTINUED = 'CONTINUED',
}

/** How certain a document is. */
export enum ContinuationCertainty {
  CROSS_CHECKED = 'CROSS_CHECKED',
  MEMORY = 'MEMORY',
  DEMONSTRATION = 'DEMONSTRATION',
}

registerEnumType(ContinuationRelation, {
  name: 'ContinuationRelation',
  description: 'How a later document continues a duty (延续关系)',
  valuesConfig: {
    MOVED: { description: 'The duty went to another department (职责划转)' },
    GENERAL: {
      description:
        'A later law requires sharing in general, without naming these data (一般性规定)',
    },
    CONTINUED: { description: 'The document continues exactly this duty or task (明确延续)' },
  },
});
registerEnumType(ContinuationCertainty, {
  name: 'ContinuationCertainty',
  description: 'How certain a document is (可信程度)',
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
    'A later document that may continue a duty or task, once the owner of the data confirms it (延续依据)',
})
export class Continuation {
  @Field(() => ID, { description: 'Stable id (标识)' })
  id!: string;

  @Field(() => String, { description: 'Title of the document (文件名称)' })
  document!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day in force; null if unknown (生效日期)',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day no longer in force; null if no end is known (失效日期)',
  })
  validTo!: string | null;

  @Field(() => ContinuationRelation, {
    description: 'How it continues the duty or task (延续关系)',
  })
  relation!: ContinuationRelation;

  @Field(() => ContinuationCertainty, { description: 'How certain it is (可信程度)' })
  certainty!: ContinuationCertainty;

  @Field(() => String, { description: 'The part that continues, and open questions (说明)' })
  note!: string;

  @Field(() => Boolean, {
    description: 'Made up for the demonstration: no such document exists (是否演示虚构)',
  })
  isDemonstration!: boolean;
}
