import { DISTRICTS } from '../../shared/domain/districts';
import { WATER_BODIES, type WaterBodyFact } from '../../shared/domain/water-bodies';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import type { SimulatedPoint, Simulation } from '../../shared/monitoring/simulation/simulation';
import { monthlyRounds, quarterlyRounds } from '../../shared/monitoring/simulation/rounds';
import { syntheticWorld, type World } from '../../shared/monitoring/simulation/world';
import { HOUR_MS } from '../../shared/domain/durations';

const HALF_HOUR_MS = HOUR_MS / 2;

type DemoStation = Simulation['stations'][number];

/**
 * Rivers, reservoirs, zones, wells and ecology points of the demonstration; all positions are
 * synthetic.
 */
export function simulate(seed: number): Simulation {
  const world = syntheticWorld(seed);
  const fresh = WATER_BODIES.filter(
    ({ kind }) => kind === 'RIVER' || kind === 'TIDAL_REACH' || kind === 'RESERVOIR',
  );
  const reservoirs = fresh.filter(({ kind }) => kind === 'RESERVOIR');
  const parts = [
    ...fresh.map((body) => gauge(world, body)),
    ...fresh.map((body) => functionZone(world, body)),
    ...DISTRICTS.map((district) => groundwaterWell(world, district)),
    ...reservoirs.map((body) => ecologyPoint(world, body)),
  ];
  return {
    stations: parts.map(({ station }) => station),
    points: parts.flatMap(({ points }) => points),
  };
}

interface Part {
  readonly station: DemoStation;
  readonly points: ReadonlyArray<SimulatedPoint>;
}

function gauge(world: World, body: WaterBodyFact): Part {
  const isReservoir = body.kind === 'RESERVOIR';
  const kind = isReservoir ? 'RESERVOIR_STATION' : 'RIVER_STATION';
  const id = `${isReservoir ? 'reservoir' : 'river'}-station-${body.code}`;
  const reach = reachOf(body);
  const station = {
    ...stationAt(body),
    id,
    kind,
    nameZh: `${body.nameZh}水文站`,
    nameEn: `${body.nameEn} gauge`,
    own: { reservoir_capacity_m3: isReservoir ? 1e8 + 2e8 * hash01(1, reach.key) : null },
  };
  const hourly = { stationId: id, isAutomatic: true } as const;
  return {
    station,
    points: [
      {
        ...hourly,
        averaging: 'HOUR',
        cadence: { everyMs: HOUR_MS },
        read: (at) => {
          const { riverStage_m, discharge_m3s } = world.river(reach, at + HALF_HOUR_MS);
          return { stage: riverStage_m, discharge: discharge_m3s };
        },
      },
      {
        ...hourly,
        averaging: 'INSTANT',
        cadence: { everyMs: 4 * HOUR_MS },
        read: (at) => quality(world, body, at),
      },
    ],
  };
}

function functionZone(world: World, body: WaterBodyFact): Part {
  const isReservoir = body.kind === 'RESERVOIR';
  const id = `zone-${body.code}`;
  const use = isReservoir ? '饮用水源区' : '渔业景观用水区';
  return {
    station: {
      ...stationAt(body),
      id,
      kind: isReservoir ? 'RESERVOIR_ZONE' : 'RIVER_ZONE',
      nameZh: `${body.nameZh}${use}`,
      nameEn: `${body.nameEn} function zone`,
      own: { target_class: isReservoir ? 'II' : 'III' },
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: monthlyRounds },
        isAutomatic: false,
        read: (at) => quality(world, body, at),
      },
    ],
  };
}

function groundwaterWell(world: World, district: (typeof DISTRICTS)[number]): Part {
  const id = `groundwater-well-${district.code}`;
  const key = stringKey(id);
  const place = district.seat;
  const depth_m = 30 + Math.round(60 * hash01(2, key));
  return {
    station: {
      id,
      kind: 'GROUNDWATER_WELL',
      nameZh: `${district.nameZh}城区监测井`,
      nameEn: `${district.nameEn} urban well`,
      authority: 'PROVINCIAL',
      region: '江门',
      districtCode: district.code,
      latitude: place.lat,
      longitude: place.lon,
      own: { well_depth_m: depth_m },
    },
    points: [
      {
        stationId: id,
        averaging: 'DAY',
        cadence: { everyMs: 24 * HOUR_MS, offsetMs: -8 * HOUR_MS },
        isAutomatic: true,
        read: (at) => ({
          groundwater_level: 4 + 6 * hash01(3, key) + world.rainMemory_mm(place, at, 71) / 60,
        }),
      },
    ],
  };
}

function ecologyPoint(world: World, body: WaterBodyFact): Part {
  const id = `reservoir-ecology-point-${body.code}`;
  return {
    station: {
      ...stationAt(body),
      id,
      kind: 'RESERVOIR_ECOLOGY_POINT',
      nameZh: `${body.nameZh}库心`,
      nameEn: `${body.nameEn} centre`,
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: quarterlyRounds },
        isAutomatic: false,
        read: (at) => {
          const algae_density = waterAt(world, body, at).algaeDensity_cellsl;
          return { algae_density, zooplankton_density: 40 + Math.sqrt(algae_density) / 20 };
        },
      },
    ],
  };
}

function stationAt(body: WaterBodyFact) {
  return {
    authority: 'MUNICIPAL' as const,
    region: '江门',
    ...(body.districts[0] === undefined ? {} : { districtCode: body.districts[0] }),
    waterBodyCode: body.code,
    latitude: body.position.lat,
    longitude: body.position.lon,
  };
}

const LARGE_RIVERS: Readonly<Record<string, number>> = {
  xijiang: 7000,
  xihai: 4000,
  tanjiang: 65,
  yinzhouhu: 120,
};

function reachOf(body: WaterBodyFact) {
  const key = stringKey(body.code);
  const mean = LARGE_RIVERS[body.code] ?? 4 + 20 * hash01(4, key);
  const tidal = body.kind === 'TIDAL_REACH' ? 1 : body.kind === 'RIVER' ? 0.2 * hash01(5, key) : 0;
  return {
    place: body.position,
    key,
    meanDischarge_m3s: mean,
    meanStage_m: body.kind === 'RESERVOIR' ? 40 : 1.5,
    tidal,
  };
}

function quality(world: World, body: WaterBodyFact, at: number) {
  const water = waterAt(world, body, at);
  return {
    water_temp: water.waterTemperature_c,
    ph: water.ph,
    do: water.dissolvedOxygen,
    conductivity: water.conductivity_uscm,
    turbidity: water.turbidity_ntu,
    codmn: water.permanganateIndex,
    nh3n: water.ammoniaNitrogen,
    tp: water.totalPhosphorus,
    tn: water.totalNitrogen,
    chla: water.chlorophyllA_ugl / 1000,
  };
}

function waterAt(world: World, body: WaterBodyFact, at: number) {
  const { key, place, tidal } = reachOf(body);
  const isReservoir = body.kind === 'RESERVOIR';
  const pollution = isReservoir ? 0.1 + 0.1 * hash01(6, key) : 0.25 + 0.35 * hash01(6, key);
  return world.waterQuality({ place, key, pollution, still: isReservoir ? 1 : 0, tidal }, at);
}
