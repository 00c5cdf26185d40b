import { Field, Int, ObjectType } from 'type-graphql';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { ProtectionLevel } from './protected-species-record.type';
import { ListSize } from '../../../shared/graphql/list-size';

@InDataset('forestry/species-records')
@ObjectType({
  simpleResolvers: true,
  description:
    'Number of protected species of one level in a district; published for at least five places (重点保护物种数量汇总)',
})
export class ProtectedSpeciesCount {
  @Field(() => ProtectionLevel, { description: 'National protection level (保护级别)' })
  protectionLevel!: ProtectionLevel;

  @Field(() => Boolean, {
    description:
      'Whether the figures are suppressed because there are fewer than five places (是否抑制)',
  })
  isSuppressed!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of species that were each observed at five places or more (物种数)',
  })
  species!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Records, rounded down to a multiple of five (记录数)',
  })
  records!: number | null;

  @ListSize(2)
  @Field(() => [Provenance], { description: 'Origin of the records (数据来源)' })
  provenance!: Provenance[];
}
