import { ArgsType, Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../shared/graphql/connection';
import { DateScalar } from '../../shared/graphql/scalars';
import { Provenance } from '../../shared/monitoring/vocabulary';
import { InDataset } from '../../shared/sharing/in-dataset';
import { District, WaterBody } from './entities.type';

@InDataset('ocean/marine-water-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'A red tide: a bloom of algae at sea (赤潮事件)',
})
export class RedTide {
  @Field(() => ID, { description: 'Id of the event (事件标识)' })
  id!: string;

  @Field(() => WaterBody, { description: 'Sea in which it was seen (所在海域)' })
  waterBody!: InstanceType<typeof WaterBody>;

  @Field(() => District, {
    nullable: true,
    description: 'Division whose coast it concerns (涉及县市区)',
  })
  district!: InstanceType<typeof District> | null;

  @Field(() => String, { description: 'Sea area as reported (发生海域)' })
  seaAreaZh!: string;

  @Field(() => String, { description: 'Dominant species in Chinese (优势种)' })
  speciesZh!: string;

  @Field(() => String, { description: 'Dominant species, scientific name (优势种学名)' })
  speciesLatin!: string;

  @Field(() => Boolean, {
    description: 'Whether the species makes toxins or kills fish (是否有毒有害)',
  })
  isToxic!: boolean;

  @Field(() => Float, { description: 'Largest area, km² (最大面积)' })
  areaKm2!: number;

  @Field(() => DateScalar, { description: 'First day seen (发现日期)' })
  startedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day seen; null while it lasts (消亡日期)',
  })
  endedOn!: string | null;

  @Field(() => Provenance, { description: 'Observed, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}

/** A page of red tides. */
export const RedTideConnection = connectionOf(RedTide);

/** The arguments of lists of red tides. */
@ArgsType()
export class RedTideListArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only those seen on or after this day (起始日期)',
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only those that began before this day (截止日期)',
  })
  to?: string | null;

  @Field(() => Int, { defaultValue: 20, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}
