import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { DateScalar } from '../../../shared/graphql/scalars';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District } from '../entities.type';
import { ProtectedArea } from '../areas/protected-area.type';

/** Taxonomic groups. */
export enum TaxonGroup {
  MAMMAL = 'MAMMAL',
  BIRD = 'BIRD',
  REPTILE = 'REPTILE',
  AMPHIBIAN = 'AMPHIBIAN',
  FISH = 'FISH',
  INSECT = 'INSECT',
  PLANT = 'PLANT',
}

registerEnumType(TaxonGroup, {
  name: 'TaxonGroup',
  description: 'Taxonomic group (生物类群)',
  valuesConfig: {
    MAMMAL: { description: 'Mammals (哺乳类)' },
    BIRD: { description: 'Birds (鸟类)' },
    REPTILE: { description: 'Reptiles (爬行类)' },
    AMPHIBIAN: { description: 'Amphibians (两栖类)' },
    FISH: { description: 'Fish (鱼类)' },
    INSECT: { description: 'Insects (昆虫)' },
    PLANT: { description: 'Plants (植物)' },
  },
});

@InDataset('forestry/species-records')
@ObjectType({
  description:
    'A species without national protection, observed in a protected area; protected ones have a separate type (物种观测记录)',
})
export class SpeciesRecord {
  @Field(() => ID, { description: 'Stable id (记录标识)', simple: true })
  id!: string;

  @Field(() => String, { description: 'Scientific name (学名)', simple: true })
  scientificName!: string;

  @Field(() => String, { description: 'Name in Chinese (中文名)', simple: true })
  nameZh!: string;

  @Field(() => TaxonGroup, { description: 'Taxonomic group (类群)', simple: true })
  taxon!: TaxonGroup;

  @Field(() => Int, {
    nullable: true,
    description: 'Individuals seen; null where only the presence was noted (数量)',
    simple: true,
  })
  count!: number | null;

  @Field(() => DateScalar, { description: 'Day of the observation (观测日期)', simple: true })
  observedOn!: string;

  @Field(() => District, { description: 'District (县市区)', simple: true })
  district!: InstanceType<typeof District>;

  @Field(() => ProtectedArea, {
    nullable: true,
    description: 'Protected area of the observation (所在保护地)',
  })
  area!: ProtectedArea | null;

  @Field(() => Provenance, {
    description: 'Observed, or synthetic for demonstration (数据来源)',
    simple: true,
  })
  provenance!: Provenance;
}

/** A page of species records. */
export const SpeciesRecordConnection = connectionOf(SpeciesRecord);

/** The arguments of a list of species records. */
@ArgsType()
export class SpeciesRecordArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => TaxonGroup, { nullable: true, description: 'Only this group (类群)' })
  taxon?: TaxonGroup | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day, inclusive (开始)' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last (结束)' })
  to?: string | null;
}
