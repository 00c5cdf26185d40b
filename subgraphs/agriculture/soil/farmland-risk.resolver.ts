import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { YearsArgs, requestedYears } from '../../../shared/monitoring/years-args';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { AgricultureLoaders } from '../department-loaders';
import { District } from '../entities.type';
import { farmlandRiskByYear } from './farmland-risk';
import { FarmlandRisk } from './farmland-risk.type';
import { ListSize, PerItem } from '../../../shared/graphql/list-size';

const DATASET = 'agriculture/farmland-soil';

@Resolver(() => District)
export class FarmlandRiskResolver {
  @InDataset(DATASET)
  @GuardInference({ always: ['FarmlandRisk.year'] })
  @ListSize(50)
  @PerItem({ argument: 'years', size: 1, absent: 3 })
  @FieldResolver(() => [FarmlandRisk], {
    nullable: true,
    description:
      'Risk of the farmland soil by year, newest first; published if there are at least five points, rounded down to multiples of five (耕地土壤风险汇总)',
  })
  async farmlandRisk(
    @Root() { code }: { readonly code: string },
    @Args(() => YearsArgs) { years }: YearsArgs,
    @Ctx() { load, access }: DepartmentContext<AgricultureLoaders>,
  ): Promise<ReadonlyArray<FarmlandRisk>> {
    const asked = {
      district: code,
      years: requestedYears(years),
      limits: access.limitsOf(DATASET),
    };
    return farmlandRiskByYear(await load.farmlandSoil(code), asked);
  }
}
