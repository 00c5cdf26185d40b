import { groupBy, keyedBy } from '../../../shared/data/keyed';
import { bool, date, float, int, list, nullable, text } from '../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../shared/data/statement';
import { indicatorOf } from '../../../shared/domain/indicators';
import { aggregateSql } from '../../../shared/monitoring/observations/aggregate-sql';
import { isReviewedSql } from '../../../shared/monitoring/observations/observation-row';
import type { LoaderFoundation } from '../../../shared/monitoring/department-context';

/** Requested network days, the last one exclusive. */
export interface NoiseDaysQuery {
  readonly from: string;
  readonly to: string;
}

/** Loader of day and night noise levels; one statement for all points. */
export interface NoiseLoaders {
  noiseParts(
    asked: NoiseDaysQuery,
    stationId: string,
  ): Promise<ReadonlyArray<NoisePartRow> | undefined>;
}

const DATASET = 'environment/noise';

/** Creates the loaders of one request. */
export function noiseLoaders({ readerOf }: LoaderFoundation): NoiseLoaders {
  const reader = readerOf(DATASET);
  const leq = indicatorOf('leq')?.code ?? null;
  return {
    noiseParts: keyedBy(async ({ from, to }: NoiseDaysQuery, ids: ReadonlyArray<string>) => {
      const rows = await reader.query(NOISE_PARTS, [ids, from, to, leq]);
      return groupBy(rows, (row) => row.station_id);
    }),
  };
}

/** Day D begins at 06:00 Beijing time, which is 22:00 UTC of the day before; its night at 14:00 UTC. */
export const NOISE_PARTS = statement({
  text: `select s.station_id, part.day, part.is_night, ${aggregateSql('ENERGY_MEAN', 'o')} as level,
  count(*) as samples, array_agg(distinct b.provenance order by b.provenance) as provenance,
  bool_and(${isReviewedSql('environment')}) as is_reviewed
from environment.series s
join environment.observation o on o.series_id = s.id
  and o.starts_at >= ($2::date::timestamp - interval '2 hours') at time zone 'UTC'
  and o.starts_at < ($3::date::timestamp - interval '2 hours') at time zone 'UTC'
join environment.batch b on b.id = o.batch_id
cross join lateral (select o.starts_at at time zone 'UTC' + interval '2 hours' as clock) c
cross join lateral (select c.clock::date as day, extract(hour from c.clock) >= 16 as is_night) part
where s.station_id = any($1) and s.dataset = '${DATASET}' and s.indicator_code = $4 and s.averaging in ('HOUR', 'TEN_MINUTES')
  and s.depth = '' and s.method = '' and o.flag in (0, 10) and o.value is not null
group by 1, 2, 3 order by 1, 2, 3`,
  columns: {
    station_id: text(),
    day: date(),
    is_night: bool(),
    level: float(),
    samples: int(),
    provenance: list(text()),
    is_reviewed: bool(),
  },
  parameters: [list(text()), date(), date(), nullable(text())],
});

/** Energy mean of one part of a network day at one point. */
export type NoisePartRow = RowOf<typeof NOISE_PARTS>;
