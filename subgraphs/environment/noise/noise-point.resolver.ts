import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { noiseLimit, type NoiseZone as Zone } from '../../../shared/domain/standards/gb3096';
import { groupBy } from '../../../shared/data/keyed';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { lengthMs, periodOf } from '../../../shared/monitoring/period';
import type { RowOfStation } from '../../../shared/monitoring/stations/station-type';
import { ReviewState } from '../../../shared/monitoring/vocabulary';
import type { NoiseLoaders, NoisePartRow } from './noise-levels.loader';
import { noisePoints } from './noise-point.station';
import { NoiseDay, NoiseDaysArgs } from './noise-point.type';
import { ListSize, PerPeriod } from '../../../shared/graphql/list-size';
import { DAY_MS } from '../../../shared/domain/durations';

const MAX_DAYS = 400;

@Resolver(() => noisePoints.type)
export class NoisePointResolver {
  @ListSize(366)
  @PerPeriod(DAY_MS / 1000)
  @FieldResolver(() => [NoiseDay], {
    nullable: true,
    description:
      'Ld and Ln of each network day that has measurements, oldest first, at most 400 days (昼夜等效声级)',
  })
  async levels(
    @Root() { id, zone }: RowOfStation<typeof noisePoints>,
    @Args(() => NoiseDaysArgs) { from, to }: NoiseDaysArgs,
    @Ctx() { load }: DepartmentContext<NoiseLoaders>,
  ): Promise<NoiseDay[]> {
    const period = periodOf(from, to);
    if (lengthMs(period) > MAX_DAYS * DAY_MS) {
      throw new RiverGateError(
        'RANGE_TOO_LONG',
        `levels answers at most ${String(MAX_DAYS)} days, but got: ${from} to ${to}.`,
      );
    }
    const parts = (await load.noiseParts(period, id)) ?? [];
    return [...groupBy(parts, (part) => part.day)].map(([day, both]) => noiseDay(day, both, zone));
  }
}

function noiseDay(day: string, parts: ReadonlyArray<NoisePartRow>, zone: Zone | null): NoiseDay {
  const byDay = partOf(parts.find((part) => !part.is_night));
  const byNight = partOf(parts.find((part) => part.is_night));
  const limit = zone === null ? undefined : noiseLimit(zone, new Date(`${day}T06:00:00+08:00`));
  const { standard = null, day: dayLimit = null, night: nightLimit = null } = limit ?? {};
  return Object.assign(new NoiseDay(), {
    day,
    ld: byDay.level,
    ln: byNight.level,
    daySamples: byDay.samples,
    nightSamples: byNight.samples,
    standard,
    dayLimit,
    nightLimit,
    isDayCompliant: keeps(byDay.level, dayLimit),
    isNightCompliant: keeps(byNight.level, nightLimit),
    review: parts.every((part) => part.is_reviewed) ? ReviewState.REVIEWED : ReviewState.UNREVIEWED,
    provenance: [...new Set(parts.flatMap(({ provenance }) => provenance))],
  });
}

/** Levels are published and compared with one decimal (HJ 640-2012). */
function partOf(row: NoisePartRow | undefined) {
  return row
    ? { level: Math.round(row.level * 10) / 10, samples: row.samples }
    : { level: null, samples: 0 };
}

function keeps(level: number | null, limit: number | null): boolean | null {
  return level === null || limit === null ? null : level <= limit;
}
