import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District } from '../entities.type';

/** Ecosystem services of forests by LY/T 1721-2008 and GB/T 38582-2020. */
export enum EcosystemServiceKind {
  WATER_CONSERVATION = 'WATER_CONSERVATION',
  SOIL_RETENTION = 'SOIL_RETENTION',
  NUTRIENT_FIXATION = 'NUTRIENT_FIXATION',
  CARBON_FIXATION = 'CARBON_FIXATION',
  OXYGEN_RELEASE = 'OXYGEN_RELEASE',
  AIR_PURIFICATION = 'AIR_PURIFICATION',
  SHELTER = 'SHELTER',
  BIODIVERSITY = 'BIODIVERSITY',
  RECREATION = 'RECREATION',
}

registerEnumType(EcosystemServiceKind, {
  name: 'EcosystemServiceKind',
  description:
    'Ecosystem service of forests by LY/T 1721-2008 and GB/T 38582-2020 (森林生态服务功能)',
  valuesConfig: {
    WATER_CONSERVATION: { description: 'Regulates and cleans water; quantity in m3 (涵养水源)' },
    SOIL_RETENTION: { description: 'Keeps soil in place; quantity in t (保育土壤)' },
    NUTRIENT_FIXATION: { description: 'Fixes nutrients in trees; quantity in t (林木养分固持)' },
    CARBON_FIXATION: { description: 'Fixes carbon; quantity in t C (固碳)' },
    OXYGEN_RELEASE: { description: 'Releases oxygen; quantity in t (释氧)' },
    AIR_PURIFICATION: { description: 'Removes pollutants and dust from the air (净化大气环境)' },
    SHELTER: { description: 'Shelters fields and coasts from wind (森林防护)' },
    BIODIVERSITY: { description: 'Conserves species (生物多样性保护)' },
    RECREATION: { description: 'Gives recreation (森林康养)' },
  },
});

@InDataset('forestry/forest-ecology')
@ObjectType({
  simpleResolvers: true,
  description:
    'Value of one ecosystem service of the forest of a district in one year (森林生态服务功能价值)',
})
export class ForestEcosystemService {
  @Field(() => District, { description: 'The district (县市区)' })
  district!: InstanceType<typeof District>;

  @Field(() => Int, { description: 'Calendar year (年份)' })
  year!: number;

  @Field(() => EcosystemServiceKind, { description: 'The service (服务功能)' })
  service!: EcosystemServiceKind;

  @Field(() => Float, {
    nullable: true,
    description: 'Physical quantity in the year, in `quantityUnit`; null if not measured (实物量)',
  })
  quantity!: number | null;

  @Field(() => String, { nullable: true, description: 'Unit of `quantity`, UCUM (实物量单位)' })
  quantityUnit!: string | null;

  @Field(() => Float, { description: 'Value, CNY 10,000 a year (价值量，万元/年)' })
  value!: number;

  @Field(() => String, { description: 'Standard of the valuation (评估标准)' })
  standard!: string;

  @Field(() => Provenance, { description: 'Assessed, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;

  @Field(() => String, { description: 'Source of the figures (来源)' })
  source!: string;
}

/** A page of values of ecosystem services. */
export const ForestEcosystemServiceConnection = connectionOf(ForestEcosystemService);
