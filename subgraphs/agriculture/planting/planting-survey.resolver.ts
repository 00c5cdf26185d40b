import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { YearlyListArgs, YearsArgs, requestedYears } from '../../../shared/monitoring/years-args';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { AgricultureLoaders } from '../department-loaders';
import { District } from '../entities.type';
import { plantingSurvey } from './planting-survey';
import { PlantingSurvey, PlantingSurveyConnection } from './planting-survey.type';
import { ListSize, PerItem } from '../../../shared/graphql/list-size';

type Context = DepartmentContext<AgricultureLoaders>;

/** The sort key of lists. */
const GUARDED = ['PlantingSurvey.year', 'PlantingSurvey.district'];

@Resolver()
export class PlantingSurveyQueries {
  @InDataset('agriculture/planting-nonpoint')
  @GuardInference({ always: GUARDED })
  @Query(() => PlantingSurveyConnection, {
    nullable: true,
    description: 'The planting surveys (种植业面源污染调查), newest year first, then by district',
  })
  async plantingSurveys(
    @Args(() => YearlyListArgs) { first, after, years, district }: YearlyListArgs,
    @Ctx() { load }: Context,
  ): Promise<object> {
    const filter = { years: requestedYears(years), district: district ?? null };
    const page = await load.plantingSurveys.page(pageRequest(first, after), filter);
    return mappedPage(page, plantingSurvey);
  }
}

@Resolver(() => District)
export class DistrictPlantingResolver {
  @InDataset('agriculture/planting-nonpoint')
  @GuardInference({ always: GUARDED })
  @ListSize(50)
  @PerItem({ argument: 'years', size: 1, absent: 3 })
  @FieldResolver(() => [PlantingSurvey], {
    nullable: true,
    description: 'Planting surveys of this district, newest year first (种植业面源污染调查)',
  })
  async plantingSurveys(
    @Root() { code }: { readonly code: string },
    @Args(() => YearsArgs) { years }: YearsArgs,
    @Ctx() { load }: Context,
  ): Promise<ReadonlyArray<object>> {
    const rows = await load.plantingSurveys.ofDistrict(requestedYears(years), code);
    return rows.map(plantingSurvey);
  }
}
