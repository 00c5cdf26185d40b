import { indicatorOf } from '../domain/indicators';
import { stricterClass, stricterOpenness, type Dataset, type SeriesAveraging } from './dataset';

/** The kind of a series, independent of its station. */
export interface SeriesOf {
  /** Kind of its station. */
  readonly kind: string;
  readonly indicatorCode: string;
  readonly averaging: SeriesAveraging;
}

/**
 * The series of one station kind, indicator and averaging period, and the datasets that claim them.
 */
export interface SeriesClaim extends SeriesOf {
  /** Ids; more than one is a conflict, and then no dataset has the series. */
  readonly datasets: ReadonlyArray<string>;
}

/**
 * The claims of a department's datasets, by kind, indicator and averaging. Throws TypeError for an
 * unknown indicator.
 */
export function seriesClaims(
  datasets: ReadonlyArray<Pick<Dataset, 'id' | 'measures'>>,
): ReadonlyMap<string, SeriesClaim> {
  const claims = new Map<string, SeriesClaim>();
  for (const { id, measures } of datasets) {
    for (const series of measures.flatMap(seriesIn(id))) {
      const key = seriesKey(series);
      const others = claims.get(key)?.datasets ?? [];
      if (!others.includes(id)) claims.set(key, { ...series, datasets: [...others, id] });
    }
  }
  return claims;
}

/** The key of a claim: `<kind>|<indicator code>|<averaging>`. */
export function seriesKey({ kind, indicatorCode, averaging }: SeriesOf): string {
  return [kind, indicatorCode, averaging].join('|');
}

function seriesIn(id: string) {
  return ({ kinds, indicators, averaging }: Dataset['measures'][number]): SeriesOf[] =>
    kinds.flatMap((kind) =>
      indicators.flatMap((symbol) =>
        averaging.map((one) => ({ kind, indicatorCode: codeOf(symbol, id), averaging: one })),
      ),
    );
}

function codeOf(symbol: string, dataset: string): string {
  const fact = indicatorOf(symbol);
  if (!fact)
    throw new TypeError(
      `\`measures\` of ${dataset} must name indicators of shared/domain/indicators, but got: "${symbol}".`,
    );
  return fact.code;
}

/** The openness of a dataset's data. */
type HowOpen = Pick<Dataset, 'sharing' | 'openness' | 'delayMinutes' | 'precision'>;

/**
 * Whether moving a series from `from` to `to` would open it to more callers, sooner, or at a finer
 * resolution. A dataset that no longer exists counts as the strictest.
 */
export function opensMore(from: HowOpen | undefined, to: HowOpen): boolean {
  if (!from) return true;
  const isWiderClass = stricterClass(from.sharing, to.sharing) !== to.sharing;
  const isMoreOpen = stricterOpenness(from.openness, to.openness) !== to.openness;
  return (
    isWiderClass ||
    isMoreOpen ||
    to.delayMinutes < from.delayMinutes ||
    to.precision > from.precision
  );
}
