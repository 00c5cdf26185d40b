import { INDICATORS } from '../domain/indicators';
import type { Dataset } from './dataset';
import { seriesClaims, type SeriesClaim } from './series-claims';

/** An indicator that the hub knows, and where its series belong. */
export interface CoveredIndicator {
  readonly symbol: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Ids of the datasets that claim any of its series; empty: nothing of it can be stored. */
  readonly datasets: ReadonlyArray<string>;
}

/** The proof from each indicator to the datasets that its series belong to. */
export interface IndicatorCoverage {
  readonly indicators: ReadonlyArray<CoveredIndicator>;
  /** Kinds of series that two datasets claim, so that neither has them. */
  readonly contested: ReadonlyArray<SeriesClaim>;
}

/**
 * Which datasets claim each indicator of the hub, and what two of one department claim: departments are
 * strangers, and two may measure the same at stations of the same kind.
 */
export function indicatorCoverage(
  departments: ReadonlyArray<{ readonly datasets: ReadonlyArray<Dataset> }>,
): IndicatorCoverage {
  const claims = departments.flatMap(({ datasets }) => [...seriesClaims(datasets).values()]);
  const by = new Map<string, Set<string>>();
  for (const { indicatorCode, datasets: ids } of claims) {
    const known = by.get(indicatorCode) ?? new Set();
    by.set(indicatorCode, known);
    for (const id of ids) known.add(id);
  }
  return {
    indicators: INDICATORS.map(({ code, symbol, nameZh, nameEn }) => ({
      symbol,
      nameZh,
      nameEn,
      datasets: [...(by.get(code) ?? [])].sort(),
    })),
    contested: claims.filter((one) => one.datasets.length > 1),
  };
}
