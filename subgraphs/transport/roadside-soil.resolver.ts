import { Ctx, Query, Resolver } from 'type-graphql';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { soilRiskSummary } from '../../shared/monitoring/assessment/soil-risk-summary';
import { seesAllOf } from '../../shared/sharing/disclosure';
import { InDataset } from '../../shared/sharing/in-dataset';
import type { TransportLoaders } from './department-loaders';
import { RoadsideSoilSummary } from './roadside-soil-point.type';

@Resolver()
export class RoadsideSoilSummaryQuery {
  @InDataset('transport/port-corridor-soil')
  @Query(() => RoadsideSoilSummary, {
    nullable: true,
    description:
      'Soil points of Jiangmen beside trunk roads by risk, GB 15618-2018, rounded down to multiples of five; null below five points (路侧土壤污染风险汇总)',
  })
  async roadsideSoilSummary(
    @Ctx() { load, access }: DepartmentContext<TransportLoaders>,
  ): Promise<object | null> {
    const limits = access.limitsOf('transport/port-corridor-soil');
    if (!seesAllOf(limits, { district: null, from: null, before: null })) return null;
    return soilRiskSummary(await load.roadsideSoil());
  }
}
