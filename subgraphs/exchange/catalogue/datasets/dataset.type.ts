import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Internal, Plumbing } from '../../../../shared/sharing/in-dataset';
import { UpdateCycle } from '../../../../shared/sharing/update-cycle';
import { SharingTerms } from '../terms/sharing-terms.type';
import { ListSize } from '../../../../shared/graphql/list-size';

/** Class of an information resource according to GB/T 21063 and its guide of 2017. */
export enum ResourceClass {
  BASIC = 'BASIC',
  THEME = 'THEME',
  DEPARTMENT = 'DEPARTMENT',
}

/** Level of data. */
export enum DataLevel {
  GENERAL = 'GENERAL',
  IMPORTANT = 'IMPORTANT',
  CORE = 'CORE',
}

registerEnumType(ResourceClass, {
  name: 'ResourceClass',
  description: 'Class of an information resource (信息资源分类)',
  valuesConfig: {
    BASIC: { description: 'Basic (基础信息资源)' },
    THEME: { description: 'By theme (主题信息资源)' },
    DEPARTMENT: { description: 'Of a department (部门信息资源)' },
  },
});
registerEnumType(DataLevel, {
  name: 'DataLevel',
  description: 'Level of data, 数据安全法 art. 21 (数据级别)',
  valuesConfig: {
    GENERAL: { description: 'General (一般数据)' },
    IMPORTANT: { description: 'Important (重要数据)' },
    CORE: { description: 'Core (核心数据)' },
  },
});

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'An item of a dataset (信息项)' })
export class DatasetItem {
  @Field(() => String, { description: 'Field of the graph: `WaterStation.stage` (字段坐标)' })
  coordinate!: string;

  @Field(() => String, {
    description: 'Its Chinese term; the name of the field if it has none (信息项名称)',
  })
  name!: string;

  @Field(() => String, { description: 'Description, with unit and averaging (说明)' })
  description!: string;

  @Field(() => String, {
    description:
      'Type code of the catalogue: C text, I integer, B double, L logical, D day, T instant, G a group of other items (数据类型)',
  })
  dataType!: string;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'The part of the mandate on which a dataset is based, in one of its three annexes (依据)',
})
export class DatasetBasis {
  @Field(() => String, { description: 'As cited: `A3.14(2)`, `T13`, `A1.soil` (引用)' })
  citation!: string;

  @Field(() => String, { description: 'The citation in words (依据说明)' })
  citationZh!: string;
}

@Internal('SEE_CATALOGUE')
@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'What a department opens under a duty (信息资源、数据集). State secrets have no place in the hub: a dataset that holds one must not be described here, let alone loaded (涉密信息不得登记)',
})
export class Dataset {
  @Field(() => ID, { description: 'Stable id: `water/water-function-zone` (标识)' })
  id!: string;

  @Field(() => String, {
    description: "Code of the catalogue; the hub's own until the city's gives one (信息资源代码)",
  })
  code!: string;

  @Field(() => ResourceClass, { description: 'Class of the resource (信息资源分类)' })
  resourceClass!: ResourceClass;

  @Field(() => String, { description: 'Name in Chinese (信息资源名称)' })
  title!: string;

  @Field(() => String, { description: 'Name in English (英文名称)' })
  titleEn!: string;

  @Field(() => String, {
    description: 'What it is, in Chinese, put together from what is declared (信息资源摘要)',
  })
  abstract!: string;

  @Field(() => String, { description: 'Name of the owner as in the plan (信息资源提供方)' })
  provider!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Unified social credit code of the owner; null: the plan does not give it, and the hub invents none (信息资源提供方代码)',
  })
  providerCode!: string | null;

  @Field(() => String, { description: 'How it is given (信息资源格式)' })
  format!: string;

  @Field(() => String, { description: 'Technical means of sharing (共享方式)' })
  shareMode!: string;

  @Field(() => UpdateCycle, { description: 'How often the owner adds data (更新周期)' })
  updateCycle!: UpdateCycle;

  @Field(() => SharingTerms, {
    description:
      'Class and openness that its department declares; they grant no access by themselves (申报属性)',
  })
  declared!: SharingTerms;

  @Field(() => String, { description: 'Reason for this class and openness (属性理由)' })
  because!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Law that a dataset rests on that is declared not to be shared (不予共享依据)',
  })
  legalBasis!: string | null;

  @Field(() => DataLevel, { description: 'Level of the data (数据级别)' })
  level!: DataLevel;

  @Field(() => Boolean, {
    description:
      'Whether it contains data of natural persons, 个人信息保护法 art. 4 (是否含个人信息)',
  })
  holdsPersonalData!: boolean;

  @Field(() => Int, {
    description: 'Minutes by which values are delayed for others than the owner (延迟提供，分钟)',
  })
  delayMinutes!: number;

  @Field(() => Int, {
    description:
      'Finest resolution of the H3 grid at which a position is disclosed to others (位置精度)',
  })
  precision!: number;

  @ListSize(8)
  @Field(() => [String], { description: 'Standards that its values follow (执行标准)' })
  standards!: string[];

  @ListSize(120)
  @Field(() => [String], {
    description:
      'Coordinates (`Type.field`) of its fields in the graph, including root fields (字段)',
  })
  fields!: string[];

  @Field(() => Int, {
    description: 'Grows by one when fields are added or taken away; grants name it (字段清单版本)',
  })
  version!: number;
}
