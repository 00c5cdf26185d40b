import { indicatorOf } from '../../shared/domain/indicators';

/** Codes of what the composition network measures beside the elements: shown by its own field alone. */
export const COMPOSITION_CODES: ReadonlyArray<string> = [
  'pm25',
  'pm10',
  'o3',
  'no2',
  'black_carbon',
  'extinction',
].map((symbol) => indicatorOf(symbol)?.code ?? symbol);
