import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { soilRiskSummary } from '../../../shared/monitoring/assessment/soil-risk-summary';
import { seesAllOf } from '../../../shared/sharing/disclosure';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District } from '../entities.type';
import { SoilRiskSummary } from './soil-point.type';
import type { SoilContext } from './soil-loaders';

@Resolver(() => District)
export class DistrictSoilResolver {
  @InDataset('environment/soil-quality')
  @FieldResolver(() => SoilRiskSummary, {
    nullable: true,
    description:
      'Soil points of this district by risk, GB 15618-2018, rounded down to multiples of five; null below five points (土壤污染风险汇总)',
  })
  async soilRiskSummary(
    @Root() district: { readonly code: string },
    @Ctx() { load, access }: SoilContext,
  ) {
    const limits = access.limitsOf('environment/soil-quality');
    if (!seesAllOf(limits, { district: district.code, from: null, before: null })) return null;
    return soilRiskSummary((await load.soilVersions.load(district.code)) ?? []);
  }
}
