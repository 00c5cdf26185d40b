import { stringKey } from '../../shared/monitoring/simulation/random-field';
import type { AirSite } from '../../shared/monitoring/simulation/air';
import type { World } from '../../shared/monitoring/simulation/world';
import { HALF_HOUR_MS, type DemoPart } from './demo-part';
import { HOUR_MS } from '../../shared/domain/durations';
import { PORT_COUNTER, ROADSIDE_COUNTER } from './simulate-traffic';

/** The surroundings and the name of an air station. */
interface AirPlan extends Omit<AirSite, 'place' | 'key'> {
  readonly id: string;
  readonly kind: string;
  readonly networkRow: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly counterId: string;
}

const PLANS: ReadonlyArray<AirPlan> = [
  {
    id: 'roadside-air-001',
    kind: 'ROADSIDE_AIR',
    networkRow: 'roadside-air',
    nameZh: '市区路边空气示范站',
    nameEn: 'Urban roadside air station (demo)',
    counterId: ROADSIDE_COUNTER,
    traffic: 1,
    industry: 0.15,
    coastal: 0,
  },
  {
    id: 'port-air-001',
    kind: 'PORT_AIR',
    networkRow: 'port-air',
    nameZh: '市区码头专题空气示范站',
    nameEn: 'Urban wharf air station (demo)',
    counterId: PORT_COUNTER,
    traffic: 0.7,
    industry: 0.55,
    coastal: 0.2,
  },
];

/** The roadside and the port station of annex 1, each next to the counter of its road. */
export function simulatedAir(
  world: World,
  counters: ReadonlyArray<DemoPart>,
): ReadonlyArray<DemoPart> {
  return PLANS.map((plan) => {
    const counter = counters.find(({ station }) => station.id === plan.counterId);
    if (!counter) throw new TypeError(`There is no counter "${plan.counterId}" beside ${plan.id}.`);
    return airStation(world, plan, counter.station);
  });
}

const STEPS_DEG = 0.0002;

function airStation(world: World, plan: AirPlan, beside: DemoPart['station']): DemoPart {
  const { id, kind, networkRow, nameZh, nameEn, counterId, ...surroundings } = plan;
  const latitude = (beside.latitude ?? 0) + STEPS_DEG;
  const longitude = beside.longitude ?? 0;
  const site = { ...surroundings, key: stringKey(id), place: { lat: latitude, lon: longitude } };
  return {
    station: {
      id,
      kind,
      networkRow,
      nameZh,
      nameEn,
      // They belong to the province: the city helps to build them (annex 2 task 2).
      authority: 'PROVINCIAL',
      region: '江门',
      districtCode: beside.districtCode,
      latitude,
      longitude,
      own: { counter_id: counterId },
    },
    point: {
      stationId: id,
      averaging: 'HOUR',
      cadence: { everyMs: HOUR_MS },
      isAutomatic: true,
      read: (at) => concentrations(world, site, at + HALF_HOUR_MS),
    },
  };
}

function concentrations(world: World, site: AirSite, at: number) {
  const { so2, no2, co, o3, pm10, pm25, no, nox } = world.air(site, at);
  return { so2, no2, co, o3, pm10, pm25, no, nox };
}
