import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { connectionOf } from '../../../../shared/graphql/connection';
import { Dataset } from './dataset.type';
import { Openness, SharingClass } from '../terms/sharing-terms.type';

/** A page of the catalogue. */
export const DatasetConnection = connectionOf(Dataset);

@InputType({ description: 'Filters of the catalogue; all that are given must match (筛选条件)' })
export class DatasetFilter {
  @Field(() => ID, { nullable: true, description: 'Id of the owner (数据责任部门)' })
  department?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a topic of the mandate (数据主题)' })
  topic?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its basis in the mandate, as cited: `A3.14(2)`, `T13` (依据)',
  })
  clause?: string | null;

  @Field(() => SharingClass, {
    nullable: true,
    description: 'Class in force; as declared while none is confirmed (共享属性)',
  })
  sharing?: SharingClass | null;

  @Field(() => Openness, {
    nullable: true,
    description: 'Openness in force; as declared while none is confirmed (开放属性)',
  })
  openness?: Openness | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Part of a title, topic, clause, field or item; English is case-insensitive (包含文字)',
  })
  contains?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only datasets that the caller may read now, or only the others (是否可用)',
  })
  isReadable?: boolean | null;
}

@ArgsType()
export class DatasetListArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => DatasetFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: DatasetFilter | null;
}
