import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InDataset, Plumbing } from '../../../shared/sharing/in-dataset';

/** Networks of annex 1. */
export enum MonitoringNetwork {
  AIR = 'AIR',
  WATER = 'WATER',
  SOIL = 'SOIL',
  NOISE = 'NOISE',
  RADIATION = 'RADIATION',
  ECOLOGY = 'ECOLOGY',
  REGIONAL_CENTRE = 'REGIONAL_CENTRE',
}

/** How exactly the mandate counts. */
export enum CountQualifier {
  EXACT = 'EXACT',
  ABOUT = 'ABOUT',
  AT_LEAST = 'AT_LEAST',
  RANGE = 'RANGE',
}

registerEnumType(MonitoringNetwork, {
  name: 'MonitoringNetwork',
  description: 'Network of annex 1 (监测网络)',
  valuesConfig: {
    AIR: { description: 'Air (空气环境监测网络)' },
    WATER: { description: 'Water (水环境监测网络)' },
    SOIL: { description: 'Soil (土壤环境监测网络)' },
    NOISE: { description: 'Noise (声环境监测网络)' },
    RADIATION: { description: 'Radiation (辐射环境监测网络)' },
    ECOLOGY: { description: 'Ecology (生态状况监测网络)' },
    REGIONAL_CENTRE: { description: 'Regional monitoring centre (区域监测中心)' },
  },
});
registerEnumType(CountQualifier, {
  name: 'CountQualifier',
  description: 'How exactly the mandate counts (数量限定)',
  valuesConfig: {
    EXACT: { description: 'Exactly this number (确数)' },
    ABOUT: { description: 'About this number (约)' },
    AT_LEAST: { description: 'At least this number (以上)' },
    RANGE: { description: 'From one number to another (区间)' },
  },
});

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A count in the wording of the mandate (数量)' })
export class QualifiedCount {
  @Field(() => String, { description: 'As printed: `约22`, `5以上`, `1-2` (原文)' })
  text!: string;

  @Field(() => Int, { description: 'Lower limit (下限)' })
  min!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Upper limit; null if the mandate sets none (上限)',
  })
  max!: number | null;

  @Field(() => CountQualifier, { description: 'How exactly it counts (限定)' })
  qualifier!: CountQualifier;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'The points in the city that the mandate requires for a row (建设内容)',
})
export class NetworkConstruction {
  @Field(() => Int, { description: 'How many (数量)' })
  count!: number;

  @Field(() => String, { description: 'What, in English (内容)' })
  what!: string;

  @Field(() => String, { description: 'Where, as printed (地点)' })
  placeZh!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Code of the division; the city's if no district is stated, null if several are possible (行政区划代码)",
  })
  districtCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Remark of the hub (备注)' })
  note!: string | null;
}

@InDataset('reference/plan')
@ObjectType({
  simpleResolvers: true,
  description: "A part of a row's city points that the mandate counts separately (分项)",
})
export class NetworkPart {
  @Field(() => String, { description: 'Name of the part (分项)' })
  part!: string;

  @Field(() => Int, { description: 'Number of its points (点位数)' })
  count!: number;
}

@InDataset('reference/plan')
@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'A row of annex 1: a kind of site and its points (监测网络行)',
})
export class NetworkRow {
  @Field(() => ID, { description: 'Stable id (标识)' })
  id!: string;

  @Field(() => Int, { description: 'Its place in annex 1, from 1 (序号)' })
  order!: number;

  @Field(() => MonitoringNetwork, { description: 'Network (监测网络)' })
  network!: MonitoringNetwork;

  @Field(() => String, { description: 'Network as printed (网络名称)' })
  networkZh!: string;

  @Field(() => String, { description: 'Kind of site as printed (站点类型)' })
  siteKindZh!: string;

  @Field(() => String, { description: 'Kind of site in English (站点类型英文)' })
  siteKindEn!: string;

  @Field(() => QualifiedCount, { description: 'Points in the province (全省数量)' })
  provincialCount!: QualifiedCount;

  @Field(() => String, { description: 'Where in the province (全省布局)' })
  provincialLayoutZh!: string;

  @Field(() => QualifiedCount, { description: 'Points in Jiangmen (江门市数量)' })
  cityCount!: QualifiedCount;

  @Field(() => String, { description: 'Remark of the mandate on the city (备注原文)' })
  cityRemarkZh!: string;

  @Field(() => Boolean, { description: 'Whether the city has a task in it (有无任务)' })
  hasCityTask!: boolean;

  @Field(() => NetworkConstruction, {
    nullable: true,
    description: 'What is to be built in the city; null for nothing (建设内容)',
  })
  construction!: NetworkConstruction | null;

  @Field(() => String, { nullable: true, description: 'Remark of the hub (备注)' })
  note!: string | null;
}
