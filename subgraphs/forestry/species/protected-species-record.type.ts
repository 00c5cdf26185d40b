import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { DateScalar } from '../../../shared/graphql/scalars';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District, Place } from '../entities.type';
import { ProtectedArea } from '../areas/protected-area.type';
import { SpeciesRecordArgs, TaxonGroup } from './species-record.type';

/** National protection levels of species. */
export enum ProtectionLevel {
  NATIONAL_I = 'NATIONAL_I',
  NATIONAL_II = 'NATIONAL_II',
}

registerEnumType(ProtectionLevel, {
  name: 'ProtectionLevel',
  description: 'National protection level of a species, by the lists of 2021 (国家重点保护级别)',
  valuesConfig: {
    NATIONAL_I: { description: 'First class (国家一级)' },
    NATIONAL_II: { description: 'Second class (国家二级)' },
  },
});

@InDataset('forestry/protected-species')
@ObjectType({
  description:
    'An observation of a nationally protected species, with its place (重点保护物种观测记录)',
})
export class ProtectedSpeciesRecord {
  @Field(() => ID, { nullable: true, description: 'Stable id (记录标识)', simple: true })
  id!: string | null;

  @Field(() => ProtectionLevel, {
    nullable: true,
    description: 'National protection level (保护级别)',
    simple: true,
  })
  protectionLevel!: ProtectionLevel | null;

  @Field(() => String, { nullable: true, description: 'Scientific name (学名)', simple: true })
  scientificName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in Chinese (中文名)', simple: true })
  nameZh!: string | null;

  @Field(() => TaxonGroup, { nullable: true, description: 'Group (类群)', simple: true })
  taxon!: TaxonGroup | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Individuals seen; null where only the presence was noted (数量)',
    simple: true,
  })
  count!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the observation (观测日期)',
    simple: true,
  })
  observedOn!: string | null;

  @Field(() => District, { nullable: true, description: 'District (县市区)', simple: true })
  district!: InstanceType<typeof District> | null;

  @Field(() => Place, {
    nullable: true,
    description: 'Cell of the H3 grid of the observation (观测位置网格)',
    simple: true,
  })
  place!: InstanceType<typeof Place> | null;

  @Field(() => ProtectedArea, {
    nullable: true,
    description: 'Protected area of the observation (所在保护地)',
  })
  area!: ProtectedArea | null;

  @Field(() => Provenance, {
    nullable: true,
    description: 'Observed, or synthetic for demonstration (数据来源)',
    simple: true,
  })
  provenance!: Provenance | null;
}

/** A page of records of protected species. */
export const ProtectedSpeciesRecordConnection = connectionOf(ProtectedSpeciesRecord);

/** The arguments of a list of protected species. */
@ArgsType()
export class ProtectedSpeciesRecordArgs extends SpeciesRecordArgs {
  @Field(() => ProtectionLevel, { nullable: true, description: 'Only this level (保护级别)' })
  protectionLevel?: ProtectionLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only the district of this code, GB/T 2260 (县市区代码)',
  })
  district?: string | null;
}
