import { Arg, Args, Ctx, Field } from 'type-graphql';
import { ListSize, PerPeriod, PerSeries } from '../../graphql/list-size';
import type { DepartmentContext } from '../department-context';
import { ObservationArgs, SeriesArgs } from './measured-args';
import { Coverage, CoverageArgs } from '../series-coverage/coverage.type';
import { coverageOf, latestOf, observationsOf, seriesOf } from './measured-fields';
import {
  Observation,
  ObservationConnection,
  Series,
  SERIES_COLUMNS,
  SHORTEST_STEP_SECONDS,
} from './observation.type';
import type { StationKey } from '../stations/station-row';

/**
 * Creates the decorator that adds the measurement fields to a type, open or restricted. The fields
 * show only the measurements of the type's dataset at a station; the root object holds the
 * station's id and that dataset. The fields declare no dataset themselves: the type and the field
 * that leads to it do.
 */
export function MeasurementFields() {
  return ({ prototype }: { readonly prototype: object }): void => {
    for (const [name, { value, decorators }] of Object.entries(FIELDS)) {
      const descriptor = { value };
      Object.defineProperty(prototype, name, descriptor);
      for (const decorate of decorators) decorate(prototype, name, descriptor);
    }
  };
}

function latest(
  this: StationKey,
  indicators: string[] | null,
  context: DepartmentContext,
): Promise<object[]> {
  return latestOf(context, this, indicators);
}

function series(
  this: StationKey,
  asked: SeriesArgs,
  context: DepartmentContext,
): Promise<object[]> {
  return seriesOf(context, this, asked);
}

function coverage(
  this: StationKey,
  asked: CoverageArgs,
  context: DepartmentContext,
): Promise<ReadonlyArray<object>> {
  return coverageOf(context, this, asked);
}

function observations(
  this: StationKey,
  asked: ObservationArgs,
  context: DepartmentContext,
): Promise<object> {
  return observationsOf(context, this, asked);
}

/**
 * Decorates a field; without the descriptor type-graphql would treat the field as a plain property.
 */
type Decorate = (
  prototype: object,
  name: string,
  descriptor: TypedPropertyDescriptor<unknown>,
) => void;

interface MeasurementField {
  readonly value: unknown;
  readonly decorators: ReadonlyArray<Decorate>;
}

const FIELDS: Readonly<Record<string, MeasurementField>> = {
  latest: {
    value: latest,
    decorators: [
      at(
        0,
        Arg('indicators', () => [String], {
          nullable: true,
          description: 'Codes or symbols: a34004, pm25; absent: all indicators of this object',
        }),
      ),
      at(1, Ctx()),
      Field(() => [Observation], {
        nullable: true,
        description:
          'Newest observation of each series, for the indicators given by code or symbol, or for all (最新监测值)',
      }),
      PerSeries('indicators'),
      ListSize(30),
    ],
  },
  series: {
    value: series,
    decorators: [
      at(
        0,
        Args(() => SeriesArgs),
      ),
      at(1, Ctx()),
      Field(() => [Series], {
        nullable: true,
        description:
          'Series of one indicator in columns: one series for each averaging period, depth and method (时间序列)',
      }),
      PerPeriod(SHORTEST_STEP_SECONDS, SERIES_COLUMNS),
      PerSeries('indicator'),
      ListSize(4),
    ],
  },
  coverage: {
    value: coverage,
    decorators: [
      at(
        0,
        Args(() => CoverageArgs),
      ),
      at(1, Ctx()),
      Field(() => [Coverage], {
        nullable: true,
        description:
          'How many values of one indicator there are, of how many expected, and why the others are missing: one for each series (数据有效率)',
      }),
      PerSeries('indicator'),
      ListSize(4),
    ],
  },
  observations: {
    value: observations,
    decorators: [
      at(
        0,
        Args(() => ObservationArgs),
      ),
      at(1, Ctx()),
      Field(() => ObservationConnection, {
        nullable: true,
        description:
          'Observations of one indicator as rows with flag, revision and batch, oldest first (监测数据明细)',
      }),
    ],
  },
};

/** Returns the decorator of the parameter at an index. */
function at(index: number, decorate: ReturnType<typeof Ctx>): Decorate {
  return (prototype, name) => {
    decorate(prototype, name, index);
  };
}
