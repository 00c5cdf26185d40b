import type { EnvironmentPart } from '../part';
import { gammaFeed } from './radiation-gamma.feed';
import { simulateRadiation } from './radiation-simulation';
import { radiationStations } from './radiation.station';

/** Radiation: its networks and feeds at the bureau. */
export const radiation: EnvironmentPart = {
  publications: [radiationStations],
  feeds: [gammaFeed],
  simulations: [simulateRadiation],
};
