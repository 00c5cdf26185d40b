import { INDICATORS } from '../domain/indicators';
import type { Dataset } from './dataset';
import { seriesClaims, type SeriesClaim } from './series-claims';

/** An indicator of the hub, and the datasets of its series. */
export interface CoveredIndicator {
  readonly symbol: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Ids of the datasets that claim any of its series; if empty, its values cannot be stored. */
  readonly datasets: ReadonlyArray<string>;
}

/** The result: the datasets of each indicator. */
export interface IndicatorCoverage {
  readonly indicators: ReadonlyArray<CoveredIndicator>;
  /** Kinds of series that two datasets claim, so that neither gets them. */
  readonly contested: ReadonlyArray<SeriesClaim>;
}

/**
 * Finds the datasets that claim each indicator, and the series that two datasets of one department
 * claim. Departments are independent: two may measure the same at stations of the same kind.
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
