import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { networkDayOf } from '../../../shared/domain/network-day';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import { askedInstant } from '../requested-instant';
import { ISSUED_DATASET, type WeatherLoaders } from '../department-loaders';
import { District } from '../entities.type';
import { Forecast, ForecastPeriodArgs } from './forecast.type';

const MAX_DAYS = 7;

@Resolver(() => District)
export class DistrictForecastResolver {
  @InDataset('weather/warnings-and-forecasts')
  @GuardInference({ always: ['Forecast.day'], by: { at: ['Forecast.issuedAt'] } })
  @Directive('@listSize(slicingArguments: ["days"], requireOneSlicingArgument: false)')
  @FieldResolver(() => [Forecast], {
    nullable: true,
    description: 'Newest forecast for this district, day by day from today (区县预报)',
  })
  forecast(
    @Root() district: { readonly code: string },
    @Args(() => ForecastPeriodArgs) { days, at }: ForecastPeriodArgs,
    @Ctx() context: DepartmentContext<WeatherLoaders>,
  ): Promise<ReadonlyArray<object>> {
    const instant = askedInstant(context, ISSUED_DATASET, at);
    return context.load.forecasts(
      {
        at: instant,
        firstDay: networkDayOf('CALENDAR', new Date(instant)),
        days: checkedDays(days),
      },
      district.code,
    );
  }
}

function checkedDays(days: number): number {
  if (days >= 1 && days <= MAX_DAYS) return days;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `days must lie between 1 and ${String(MAX_DAYS)}, but got: ${String(days)}.`,
  );
}
