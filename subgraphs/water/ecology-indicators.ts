import { indicatorOf } from '../../shared/domain/indicators';

/** Codes of what is counted in source reservoirs; they show in `ecology` alone. */
export const ECOLOGY_CODES: ReadonlyArray<string> = ['algae_density', 'zooplankton_density'].map(
  (symbol) => indicatorOf(symbol)?.code ?? symbol,
);
