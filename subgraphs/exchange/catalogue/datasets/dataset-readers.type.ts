import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { AccessReason } from './dataset-access.type';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Number of readers of a dataset for one reason (可用方数量)',
})
export class ReaderCount {
  @Field(() => AccessReason, { description: 'Why they may read it (理由)' })
  because!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Organisations, each once; null: everybody (单位数)',
  })
  count!: number | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A party that may read a dataset today, and the reason (可用方)',
})
export class DatasetReader {
  @Field(() => AccessReason, { description: 'Why it may read the dataset (理由)' })
  because!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Document that continues the task today (延续文件)',
  })
  document!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the release decision or of the grant (文号)',
  })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'Purpose of the grant (用途)' })
  purpose!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day (起始日期)' })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which the right no longer holds unless it is renewed (失效日期)',
  })
  validTo!: string | null;

  @Field(() => Boolean, {
    description: 'Made up for the demonstration (是否演示虚构)',
  })
  isDemonstration!: boolean;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Who may read a dataset today, and why (可用方一览)',
})
export class DatasetReaders {}
