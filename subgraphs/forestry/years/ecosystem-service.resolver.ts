import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { YearlyListArgs, YearsArgs, requestedYears } from '../../../shared/monitoring/years-args';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { ForestryLoaders } from '../department-loaders';
import { ecosystemService } from './ecosystem-service';
import { ForestEcosystemService, ForestEcosystemServiceConnection } from './ecosystem-service.type';
import { District } from '../entities.type';
import { ListSize, PerItem } from '../../../shared/graphql/list-size';

type Context = DepartmentContext<ForestryLoaders>;

/** The sort key of lists. */
const GUARDED = [
  'ForestEcosystemService.year',
  'ForestEcosystemService.district',
  'ForestEcosystemService.service',
];

@Resolver()
export class EcosystemServiceQueries {
  @InDataset('forestry/forest-ecology')
  @GuardInference({ always: GUARDED })
  @Query(() => ForestEcosystemServiceConnection, {
    nullable: true,
    description:
      'Values of ecosystem services of all districts by year (森林生态服务功能价值), newest year first',
  })
  async ecosystemServices(
    @Args(() => YearlyListArgs) { first, after, years, district }: YearlyListArgs,
    @Ctx() { load }: Context,
  ): Promise<object> {
    const filter = { years: requestedYears(years), district: district ?? null };
    const page = await load.ecosystemServices.page(pageRequest(first, after), filter);
    return mappedPage(page, ecosystemService);
  }
}

@Resolver(() => District)
export class DistrictEcosystemServiceResolver {
  @InDataset('forestry/forest-ecology')
  @GuardInference({ always: GUARDED })
  @ListSize(450)
  @PerItem({ argument: 'years', size: 9, absent: 3 })
  @FieldResolver(() => [ForestEcosystemService], {
    nullable: true,
    description:
      'Values of the ecosystem services of this district by year, newest first (森林生态服务功能价值)',
  })
  async ecosystemServices(
    @Root() { code }: { readonly code: string },
    @Args(() => YearsArgs) { years }: YearsArgs,
    @Ctx() { load }: Context,
  ): Promise<ReadonlyArray<object>> {
    return (await load.ecosystemServices.ofDistrict(requestedYears(years), code)).map(
      ecosystemService,
    );
  }
}
