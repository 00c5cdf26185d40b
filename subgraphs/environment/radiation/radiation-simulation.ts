import { WATER_BODIES } from '../../../shared/domain/water-bodies';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import { halfYearlyRounds } from '../../../shared/monitoring/simulation/rounds';
import type { Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { simulationOf, type DemoPart } from '../demo-part';
import { HOUR_MS } from '../../../shared/domain/durations';

/** Radiation of the demonstration: the province's gamma station, and two state points at source waters. */
export function simulateRadiation(world: World): Simulation {
  return simulationOf([gammaStation(world), ...['xijiang', 'tanjiang'].map(waterPoint)]);
}

function gammaStation(world: World): DemoPart {
  const id = 'radiation-gamma-demo';
  const place = { lat: 22.6, lon: 113.07 };
  const site = { place, key: stringKey(id) };
  return {
    station: {
      id,
      kind: 'RADIATION_GAMMA_AIR',
      nameZh: '蓬江区空气γ辐射示范站',
      nameEn: 'Pengjiang gamma radiation demo station',
      authority: 'PROVINCIAL',
      region: '江门',
      districtCode: '440703',
      latitude: place.lat,
      longitude: place.lon,
      networkRow: 'radiation-gamma-air',
    },
    points: [
      {
        stationId: id,
        averaging: 'HOUR',
        cadence: { everyMs: HOUR_MS },
        isAutomatic: true,
        read: (at) => ({ gamma_dose_rate: world.gamma_ngyh(site, at + HOUR_MS / 2) }),
      },
    ],
  };
}

function waterPoint(code: string): DemoPart {
  const body = WATER_BODIES.find((one) => one.code === code);
  if (!body) throw new TypeError(`There is no water body "${code}".`);
  const id = `radiation-water-${code}`;
  const key = stringKey(id);
  return {
    station: {
      id,
      kind: 'RADIATION_WATER_BODY',
      nameZh: `${body.nameZh}水体辐射示范点`,
      nameEn: `${body.nameEn} radiation demo point`,
      authority: 'NATIONAL',
      region: '江门',
      ...(body.districts[0] === undefined ? {} : { districtCode: body.districts[0] }),
      waterBodyCode: code,
      latitude: body.position.lat,
      longitude: body.position.lon,
      networkRow: 'radiation-water',
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: halfYearlyRounds },
        isAutomatic: false,
        // Well below the guidance values of GB 5749-2022, 0.5 and 1 Bq/L; alpha is often below the
        // detection limit.
        detectionLimits: { gross_alpha: 0.016, gross_beta: 0.028 },
        read: (at) => {
          const day = Math.floor(at / (24 * HOUR_MS));
          return {
            gross_alpha: 0.008 + 0.03 * hash01(key, day, 1),
            gross_beta: 0.045 + 0.09 * hash01(key, day, 2),
          };
        },
      },
    ],
  };
}
