import { Field, Int, ObjectType } from 'type-graphql';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { ProtectionLevel } from './protected-species-record.type';
import { ListSize } from '../../../shared/graphql/list-size';

@InDataset('forestry/species-records')
@ObjectType({
  simpleResolvers: true,
  description:
    'How many protected species of one level a district has, as known of at least five places (重点保护物种数量汇总)',
})
export class ProtectedSpeciesCount {
  @Field(() => ProtectionLevel, { description: 'How the state protects them (保护级别)' })
  protectionLevel!: ProtectionLevel;

  @Field(() => Boolean, {
    description:
      'Whether fewer than five places are known, so that nothing is published (是否抑制)',
  })
  isSuppressed!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Different species that were each observed at five places or more (物种数)',
  })
  species!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Records, rounded down to a multiple of five (记录数)',
  })
  records!: number | null;

  @ListSize(2)
  @Field(() => [Provenance], { description: 'Where the records come from (数据来源)' })
  provenance!: Provenance[];
}
