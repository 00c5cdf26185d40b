import { indicatorOf, type IndicatorFact } from '../domain/indicators';
import { RiverGateError } from '../errors/rivergate-error';

/** Returns the indicator of a code or symbol; throws UNKNOWN_INDICATOR. */
export function indicatorNamed(codeOrSymbol: string): IndicatorFact {
  const fact = indicatorOf(codeOrSymbol);
  if (!fact) {
    throw new RiverGateError(
      'UNKNOWN_INDICATOR',
      `indicator requires a code or symbol such as "a34004" or "pm25", but got: "${codeOrSymbol}".`,
    );
  }
  return fact;
}

/**
 * Returns the codes of the indicators that a caller named; null, which means all indicators, if
 * none is named.
 */
export function indicatorCodes(named: ReadonlyArray<string> | null | undefined): string[] | null {
  return named ? named.map((name) => indicatorNamed(name).code) : null;
}
