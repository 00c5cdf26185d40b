import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District } from '../entities.type';

@InDataset('agriculture/planting-nonpoint')
@ObjectType({
  simpleResolvers: true,
  description:
    'Survey of fertiliser, pesticide and film used in a district in one year, and of the nutrients lost to waters (种植业面源污染调查)',
})
export class PlantingSurvey {
  @Field(() => District, { description: 'District surveyed (县市区)' })
  district!: InstanceType<typeof District>;

  @Field(() => Int, { description: 'Calendar year surveyed (年份)' })
  year!: number;

  @Field(() => Float, {
    description: 'Area sown, ha; a field sown twice a year counts twice (农作物播种面积)',
  })
  sownArea!: number;

  @Field(() => Float, { nullable: true, description: 'Area sown with rice, ha (水稻播种面积)' })
  riceArea!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Area sown with vegetables, ha (蔬菜播种面积)',
  })
  vegetableArea!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Orchards, ha; not part of the area sown (果园面积)',
  })
  fruitArea!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Nitrogen in the fertiliser used, t N (氮肥施用量，折纯)',
  })
  nitrogen!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Phosphate in the fertiliser used, t P2O5 (磷肥施用量，折纯)',
  })
  phosphate!: number | null;

  @Field(() => Float, { nullable: true, description: 'Pesticide used, t as sold (农药使用量)' })
  pesticide!: number | null;

  @Field(() => Float, { nullable: true, description: 'Plastic film used, t (农用塑料薄膜使用量)' })
  plasticFilm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Total nitrogen lost to waters, t, by loss coefficients (总氮流失量)',
  })
  totalNitrogenLoss!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Total phosphorus lost to waters, t, by loss coefficients (总磷流失量)',
  })
  totalPhosphorusLoss!: number | null;

  @Field(() => Provenance, { description: 'Surveyed, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;

  @Field(() => String, { description: 'Source of the figures (来源)' })
  source!: string;
}

/** A page of surveys. */
export const PlantingSurveyConnection = connectionOf(PlantingSurvey);
