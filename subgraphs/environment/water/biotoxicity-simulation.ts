import { smoothRandom, stringKey } from '../../../shared/monitoring/simulation/random-field';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/durations';
import type { Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { simulationOf, type DemoPart } from '../demo-part';
import { demoBody, waterReadings } from './water-demo';

/** The one biotoxicity station of annex 1, at the city's own source. */
export function simulateBiotoxicity(world: World): Simulation {
  return simulationOf([biotoxicity(world)]);
}

function biotoxicity(world: World): DemoPart {
  const id = 'biotoxicity-station-xihai';
  const key = stringKey(id);
  const body = demoBody('xihai');
  const water = { id, body, place: body.position, pollution: 0.12 };
  return {
    station: {
      id,
      kind: 'BIOTOXICITY_STATION',
      nameZh: '西海水道水源生物毒性示范站',
      nameEn: 'Xihai source biotoxicity station',
      authority: 'MUNICIPAL',
      region: '江门',
      districtCode: '440703',
      waterBodyCode: body.code,
      latitude: body.position.lat,
      longitude: body.position.lon,
      networkRow: 'source-biotoxicity',
    },
    points: [
      {
        stationId: id,
        averaging: 'HOUR',
        cadence: { everyMs: HOUR_MS },
        isAutomatic: true,
        read: (at) => {
          const { nh3n, turbidity } = waterReadings(world, water, at + HOUR_MS / 2).basic;
          const jitter =
            4 * smoothRandom(key, at, 7 * HOUR_MS) + 3 * smoothRandom(key + 1, at, 5 * DAY_MS);
          return { inhibition: 3 + 8 * nh3n + turbidity / 40 + jitter };
        },
      },
    ],
  };
}
