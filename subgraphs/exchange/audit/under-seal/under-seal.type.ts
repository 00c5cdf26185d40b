import { ArgsType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Entries of the audit log that investigations hide from the owner of the data (封存情况)',
})
export class UnderSeal {
  @Field(() => Float, { description: 'Number of entries (条数)' })
  entries!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Latest time at which the last of them becomes visible, unless its term is renewed; null: none (最迟解除时间)',
  })
  until!: string | null;
}

@ArgsType()
export class UnderSealArgs {
  @Field(() => ID, {
    description:
      'Sequence number of the entry in the audit log, which must be a read or a refusal (序号)',
  })
  intent!: string;

  @LongestText(100)
  @Field(() => String, {
    description: 'Id of the open case for which the entry is hidden (案件标识)',
  })
  caseId!: string;

  @Field(() => Int, {
    defaultValue: 90,
    description: 'Days from now, at most 180; after that the entry is visible again (封存天数)',
  })
  days!: number;
}
