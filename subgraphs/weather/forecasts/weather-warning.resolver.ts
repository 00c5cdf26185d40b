import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { pageRequest } from '../../../shared/graphql/connection';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import { askedInstant } from '../requested-instant';
import { ISSUED_DATASET, type WeatherLoaders } from '../department-loaders';
import { District } from '../entities.type';
import {
  WeatherWarning,
  WeatherWarningArgs,
  WeatherWarningConnection,
} from './weather-warning.type';
import { ListSize } from '../../../shared/graphql/list-size';

type Context = DepartmentContext<WeatherLoaders>;

@Resolver()
export class WeatherWarningQueries {
  @InDataset('weather/warnings-and-forecasts')
  @Query(() => WeatherWarning, {
    nullable: true,
    description: 'A warning signal (预警信号) by id; null if there is none',
  })
  weatherWarning(
    @Arg('id', () => ID, { description: 'Id of the warning (预警标识)' }) id: string,
    @Ctx() context: Context,
  ): Promise<object | undefined> {
    return context.load.warnings.byId(id);
  }

  @InDataset('weather/warnings-and-forecasts')
  @GuardInference({
    always: ['WeatherWarning.issuedAt'],
    by: {
      from: ['WeatherWarning.liftedAt'],
      signal: ['WeatherWarning.signal'],
      colour: ['WeatherWarning.colour'],
      district: ['WeatherWarning.districts'],
    },
  })
  @Query(() => WeatherWarningConnection, {
    nullable: true,
    description: 'The warning signals (预警信号), newest first',
  })
  weatherWarnings(
    @Args(() => WeatherWarningArgs) asked: WeatherWarningArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    const { from, to, signal, colour, district } = asked;
    return context.load.warnings.page(pageRequest(asked.first, asked.after), {
      from: from ?? null,
      to: to ?? null,
      signal: signal ?? null,
      colour: colour ?? null,
      district: district ?? null,
    });
  }
}

@Resolver(() => District)
export class DistrictWarningResolver {
  @InDataset('weather/warnings-and-forecasts')
  @GuardInference({
    always: ['WeatherWarning.issuedAt', 'WeatherWarning.districts'],
    by: { at: ['WeatherWarning.liftedAt'] },
  })
  @ListSize(4)
  @FieldResolver(() => [WeatherWarning], {
    nullable: true,
    description: 'Warning signals in force in this district, newest first (生效预警)',
  })
  weatherWarnings(
    @Root() district: { readonly code: string },
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'Instant; absent: now (时刻)',
    })
    at: string | null,
    @Ctx() context: Context,
  ): Promise<ReadonlyArray<object>> {
    return context.load.warnings.inForce(askedInstant(context, ISSUED_DATASET, at), district.code);
  }
}

/** Finds a warning that another department refers to. */
export function warningReference(
  { id = '' }: Readonly<Record<string, string>>,
  context: Context,
): Promise<object | undefined> {
  return context.load.warnings.byId(id);
}
