import { Field, ID, Int, ObjectType, Directive } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars';
import { Plumbing } from '../sharing/in-dataset';
import { Provenance } from './vocabulary';

/** One delivery of data into a department: when, by which feed, and what became of its rows. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'One delivery of data into a department: when, by which feed, and what became of its rows; no value (数据批次)',
})
export class Batch {
  @Field(() => ID, { description: 'Number within the department (批次号)' })
  id!: string;

  @Field(() => String, { description: 'Feed by which it came (数据通道)' })
  feed!: string;

  @Field(() => DateTimeScalar, { description: 'When it came, UTC (入库时间)' })
  at!: string;

  @Field(() => Int, { description: 'Rows read (读取行数)' })
  read!: number;

  @Field(() => Int, { description: 'Rows that brought something new (新增行数)' })
  stored!: number;

  @Field(() => Int, { description: 'Rows that corrected something (修订行数)' })
  revised!: number;

  @Field(() => Int, { description: 'Rows that were known before (未变行数)' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were rejected (拒收行数)' })
  rejected!: number;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}
