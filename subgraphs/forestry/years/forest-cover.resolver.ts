import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { YearlyListArgs, YearsArgs, yearsAsked } from '../../../shared/monitoring/years-args';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Narrows } from '../../../shared/sharing/filter/narrows';
import type { ForestryLoaders } from '../department-loaders';
import { District } from '../entities.type';
import { forestCover } from './forest-cover';
import { ForestCover, ForestCoverConnection } from './forest-cover.type';
import { ListSize, PerItem } from '../../../shared/graphql/list-size';

type Context = DepartmentContext<ForestryLoaders>;

/** What lists are ordered by. */
const TOLD = ['ForestCover.year', 'ForestCover.district'];

@Resolver()
export class ForestCoverQueries {
  @InDataset('forestry/forest-ecology')
  @Narrows({ always: TOLD })
  @Query(() => ForestCoverConnection, {
    nullable: true,
    description: 'Forest of all districts by year (森林资源年度数据), newest year first',
  })
  async forestCover(
    @Args(() => YearlyListArgs) { first, after, years, district }: YearlyListArgs,
    @Ctx() { load }: Context,
  ): Promise<object> {
    const filter = { years: yearsAsked(years), district: district ?? null };
    return mappedPage(await load.forestCover.page(pageRequest(first, after), filter), forestCover);
  }
}

@Resolver(() => District)
export class DistrictForestCoverResolver {
  @InDataset('forestry/forest-ecology')
  @Narrows({ always: TOLD })
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
    return (await load.forestCover.ofDistrict(yearsAsked(years), code)).map(forestCover);
  }
}
