import { Field, ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../../shared/monitoring/observations/restricted-measurements';
import { SoilRiskAssessment } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Measured } from '../../../shared/graphql/list-size';

@InDataset('agriculture/farmland-soil-metals')
@Measured({ series: 8, seriesOfIndicator: 1, everySeconds: 86_400 })
@ObjectType({
  description:
    'Cd, Hg, As, Pb, Cr, Cu, Ni and Zn in the topsoil of one point, mg/kg dry soil, sampled yearly (耕地土壤重金属)',
})
export class FarmlandSoilMetals extends RestrictedMeasurements {
  @Field(() => SoilRiskAssessment, {
    nullable: true,
    description:
      'Risk of the newest sample by the version of GB 15618 in force when it was taken; null without a sample (风险评价)',
  })
  risk!: SoilRiskAssessment | null;
}
