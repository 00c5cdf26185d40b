import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { indicatorOf } from '../../../shared/domain/indicators';
import {
  airQualityOf,
  lastFullHour,
} from '../../../shared/monitoring/assessment/air-quality-assessment';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { DistrictAirQuality } from './district-air-quality.type';
import type { DistrictAirLoaders, DistrictMeanRow } from './district-air.loader';
import { ReviewState } from '../../../shared/monitoring/vocabulary';
import { District } from '../entities.type';

@Resolver(() => District)
export class DistrictAirQualityResolver {
  @InDataset('environment/city-air-quality')
  @FieldResolver(() => DistrictAirQuality, {
    nullable: true,
    description:
      'Mean over the city points in one hour, and its index; null without values (区域空气质量)',
  })
  async airQuality(
    @Root() { code }: { readonly code: string },
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description:
        'Instant: the last full hour that had ended by then; absent: the newest hour measured',
    })
    at: string | null,
    @Ctx() { load }: DepartmentContext<DistrictAirLoaders>,
  ): Promise<DistrictAirQuality | null> {
    const rows = await load.districtAir({ hour: at ? lastFullHour(at) : null }, code);
    return rows?.[0] ? districtAirQuality(rows, rows[0].starts_at) : null;
  }
}

function districtAirQuality(
  rows: ReadonlyArray<DistrictMeanRow>,
  hour: string,
): DistrictAirQuality {
  const facts = rows.map((row) => ({ row, fact: indicatorOf(row.indicator_code) }));
  const bySymbol = facts.map(({ row, fact }) => [fact?.symbol ?? '', row.value]);
  const provenance = [...new Set(rows.flatMap((row) => row.provenance))];
  const isReviewed = rows.every((row) => row.is_reviewed);
  const review = isReviewed ? ReviewState.REVIEWED : ReviewState.UNREVIEWED;
  return {
    at: hour,
    means: facts.map(({ row, fact }) => ({
      indicator: { code: row.indicator_code },
      value: Number(row.value.toFixed((fact?.decimals ?? 0) + 1)),
      unit: fact?.unit ?? '1',
      stations: row.stations,
    })),
    assessment: airQualityOf(Object.fromEntries(bySymbol), { hour, provenance, review }),
  };
}
