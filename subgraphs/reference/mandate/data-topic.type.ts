import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { UpdateCycle } from '../../../shared/sharing/update-cycle';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { ListSize } from '../../../shared/graphql/list-size';

/** The kind of data of a topic. */
export enum TopicKind {
  MONITORING = 'MONITORING',
  OPERATIONAL = 'OPERATIONAL',
  REGISTRY = 'REGISTRY',
}

registerEnumType(TopicKind, {
  name: 'TopicKind',
  description: 'Kind of data (数据类别)',
  valuesConfig: {
    MONITORING: { description: 'Measurements (监测数据)' },
    OPERATIONAL: { description: 'Records of daily business (业务数据)' },
    REGISTRY: { description: 'Lists of objects (名录数据)' },
  },
});

@InDataset('reference/plan')
@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'A kind of data that a department owns by annex 3 (数据主题)',
})
export class DataTopic {
  @Field(() => ID, { description: 'Stable id (主题标识)' })
  id!: string;

  @Field(() => String, { description: 'Name in Chinese (名称)' })
  nameZh!: string;

  @Field(() => String, { description: 'Name in English (英文名称)' })
  nameEn!: string;

  @Field(() => TopicKind, { description: 'Kind of data (数据类别)' })
  kind!: TopicKind;

  @Field(() => Boolean, {
    description: 'Whether a share clause names it (是否必须共享)',
  })
  mustOpen!: boolean;

  @ListSize(4)
  @Field(() => [String], { description: 'Standards its values follow (执行标准)' })
  standards!: string[];

  @Field(() => UpdateCycle, {
    description: "The hub's suggestion; the mandate sets none (建议更新周期)",
  })
  suggestedUpdate!: UpdateCycle;

  @Field(() => String, { nullable: true, description: 'Remark of the hub (备注)' })
  note!: string | null;
}
