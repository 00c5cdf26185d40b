import { Field, ID, Int, ObjectType, Directive } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars';
import { Plumbing } from '../sharing/in-dataset';
import { Provenance } from './vocabulary';

/** One delivery of data to a department: its time, its feed, and the number of rows by result. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'One delivery of data to a department: time, feed and number of rows by result; contains no values (数据批次)',
})
export class Batch {
  @Field(() => ID, { description: 'Number within the department (批次号)' })
  id!: string;

  @Field(() => String, { description: 'Feed that delivered the batch (数据通道)' })
  feed!: string;

  @Field(() => DateTimeScalar, { description: 'Time of delivery, UTC (入库时间)' })
  at!: string;

  @Field(() => Int, { description: 'Rows read (读取行数)' })
  read!: number;

  @Field(() => Int, {
    description: 'Rows that added at least one value or station detail (新增行数)',
  })
  stored!: number;

  @Field(() => Int, {
    description: 'Rows that added nothing but corrected at least one value (修订行数)',
  })
  revised!: number;

  @Field(() => Int, { description: 'Rows already stored or without a value (未变行数)' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were rejected (拒收行数)' })
  rejected!: number;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}
