import { DISTRICTS, type DistrictFact } from '../../shared/domain/districts';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import type { World } from '../../shared/monitoring/simulation/world';
import { COUNTER_KIND } from './kinds';
import { around, HALF_HOUR_MS, type DemoPart } from './demo-part';
import { HOUR_MS } from '../../shared/domain/durations';

/** Properties of a counted road. */
interface RoadKind {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly capacity: number;
  readonly largeShare: number;
  readonly freeSpeed_kmh: number;
}

const URBAN: RoadKind = {
  nameZh: '城市主干道',
  nameEn: 'urban arterial',
  capacity: 4200,
  largeShare: 0.07,
  freeSpeed_kmh: 52,
};
const TRUNK: RoadKind = {
  nameZh: '国省干线',
  nameEn: 'trunk road',
  capacity: 3000,
  largeShare: 0.2,
  freeSpeed_kmh: 72,
};
const PORT: RoadKind = {
  nameZh: '疏港道路',
  nameEn: 'port road',
  capacity: 1500,
  largeShare: 0.45,
  freeSpeed_kmh: 48,
};

/** Counter of the road beside the roadside air station. */
export const ROADSIDE_COUNTER = 'traffic-counter-001';
/** Counter of the road to the wharf of the port air station. */
export const PORT_COUNTER = 'traffic-counter-002';

/**
 * The counted roads: an urban one and a port one beside the air stations, then one district after
 * another.
 */
const ROADS: ReadonlyArray<readonly [district: string, kind: RoadKind]> = [
  ['440703', URBAN],
  ['440704', PORT],
  ...DISTRICTS.flatMap(({ code }) => [[code, TRUNK] as const, [code, URBAN] as const]),
];

/**
 * Sixteen counters; their traffic follows the traffic of the simulated world, each with its own
 * capacity.
 */
export function simulatedCounters(world: World): ReadonlyArray<DemoPart> {
  return ROADS.map(([code, kind], n) => counter(world, { code, kind, n: n + 1 }));
}

interface CountedRoad {
  readonly code: string;
  readonly kind: RoadKind;
  readonly n: number;
}

function counter(world: World, { code, kind, n }: CountedRoad): DemoPart {
  const number = String(n).padStart(3, '0');
  const id = `traffic-counter-${number}`;
  const key = stringKey(id);
  const district = districtNamed(code);
  const capacity = Math.round(kind.capacity * (0.8 + 0.4 * hash01(0x61, key)));
  return {
    station: {
      ...around(district.seat, key, 2.5),
      id,
      kind: COUNTER_KIND,
      nameZh: `${district.nameZh}${kind.nameZh}交通流量示范点 ${number}`,
      nameEn: `${district.nameEn} ${kind.nameEn} counter ${number} (demo)`,
      authority: 'MUNICIPAL',
      districtCode: code,
      own: {
        road_name: `${district.nameZh}${kind.nameZh}示范路段 ${number}`,
        direction: '双向',
        capacity_per_h: capacity,
      },
    },
    point: {
      stationId: id,
      averaging: 'HOUR',
      cadence: { everyMs: HOUR_MS },
      isAutomatic: true,
      read: (at) => counted(world, { key, capacity, kind }, at + HALF_HOUR_MS),
    },
  };
}

interface SimulatedRoad {
  readonly key: number;
  readonly capacity: number;
  readonly kind: RoadKind;
}

/** The share of lorries is larger at night; speed decreases with traffic. */
function counted(world: World, { key, capacity, kind }: SimulatedRoad, at: number) {
  const vehicles = world.traffic.vehiclesPerHour({ key, capacity }, at);
  const busy = vehicles / capacity;
  const vehicles_large = Math.round(vehicles * kind.largeShare * (1.35 - 0.5 * Math.min(1, busy)));
  return {
    vehicles,
    vehicles_small: vehicles - vehicles_large,
    vehicles_large,
    speed: kind.freeSpeed_kmh * (1 - 0.45 * busy ** 3),
  };
}

/** The district of a code of this file. */
export function districtNamed(code: string): DistrictFact {
  const found = DISTRICTS.find((district) => district.code === code);
  if (!found) throw new TypeError(`The demonstration names the unknown district "${code}".`);
  return found;
}
