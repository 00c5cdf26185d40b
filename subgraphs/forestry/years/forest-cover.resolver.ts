import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { YearlyListArgs, YearsArgs, requestedYears } from '../../../shared/monitoring/years-args';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { ForestryLoaders } from '../department-loaders';
import { District } from '../entities.type';
import { forestCover } from './forest-cover';
import { ForestCover, ForestCoverConnection } from './forest-cover.type';
import { ListSize, PerItem } from '../../../shared/graphql/list-size';

type Context = DepartmentContext<ForestryLoaders>;

/** The sort key of lists. */
const GUARDED = ['ForestCover.year', 'ForestCover.district'];

@Resolver()
export class ForestCoverQueries {
  @InDataset('forestry/forest-ecology')
  @GuardInference({ always: GUARDED })
  @Query(() => ForestCoverConnection, {
    nullable: true,
    description: 'Forest of all districts by year (森林资源年度数据), newest year first',
  })
  async forestCover(
    @Args(() => YearlyListArgs) { first, after, years, district }: YearlyListArgs,
    @Ctx() { load }: Context,
  ): Promise<object> {
    const filter = { years: requestedYears(years), district: district ?? null };
    return mappedPage(await load.forestCover.page(pageRequest(first, after), filter), forestCover);
  }
}

@Resolver(() => District)
export class DistrictForestCoverResolver {
  @InDataset('forestry/forest-ecology')
  @GuardInference({ always: GUARDED })
  @ListSize(50)
  @PerItem({ argument: 'years', size: 1, absent: 3 })
  @FieldResolver(() => [ForestCover], {
    nullable: true,
    description: 'Forest of this district by year, newest first (森林资源年度数据)',
  })
  async forestCover(
    @Root() { code }: { readonly code: string },
    @Args(() => YearsArgs) { years }: YearsArgs,
    @Ctx() { load }: Context,
  ): Promise<ReadonlyArray<object>> {
    return (await load.forestCover.ofDistrict(requestedYears(years), code)).map(forestCover);
  }
}
