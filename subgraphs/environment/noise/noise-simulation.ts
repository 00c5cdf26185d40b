import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import type { NoiseZone } from '../../../shared/domain/standards/gb3096';
import { stringKey } from '../../../shared/monitoring/simulation/random-field';
import { yearlyRounds } from '../../../shared/monitoring/simulation/rounds';
import type { SimulatedPoint, Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { scattered, simulationOf, type DemoPart, type DemoStation } from '../demo-part';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/durations';

const ROUND_HOURS = 8;

/** Number of points of each network; all are in the built-up area (市区), as in annex 1. */
const URBAN: ReadonlyArray<{ readonly code: string; readonly share: number }> = [
  { code: '440703', share: 0.5 },
  { code: '440704', share: 0.2 },
  { code: '440705', share: 0.3 },
];

interface Network {
  readonly kind: string;
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly networkRow: string;
  readonly count: number;
  readonly zones: ReadonlyArray<NoiseZone>;
}

const SURVEYED: ReadonlyArray<Network> = [
  {
    kind: 'NOISE_REGION',
    slug: 'noise-region',
    nameZh: '区域噪声示范点',
    nameEn: 'urban area noise demo point',
    networkRow: 'noise-urban-area',
    count: 120,
    zones: ['2', '1', '2', '3', '2'],
  },
  {
    kind: 'NOISE_ROAD',
    slug: 'noise-road',
    nameZh: '道路交通噪声示范点',
    nameEn: 'road traffic noise demo point',
    networkRow: 'noise-road-traffic',
    count: 130,
    zones: ['4a'],
  },
];

const FUNCTION_ZONES: Network = {
  kind: 'NOISE_FUNCTION_ZONE',
  slug: 'noise-zone',
  nameZh: '功能区噪声示范站',
  nameEn: 'functional zone noise demo station',
  networkRow: 'noise-function-zone',
  count: 8,
  zones: ['1', '2', '3', '4a'],
};

/** Noise of the demonstration: yearly day-time surveys (HJ 640-2012) and automatic functional zones. */
export function simulateNoise(world: World): Simulation {
  const surveyed = SURVEYED.flatMap((network) =>
    stationsOf(network).map((station, n) => ({ station, points: [survey(world, station, n)] })),
  );
  const automatic = stationsOf(FUNCTION_ZONES).map((station) => ({
    station,
    points: [hourly(world, station)],
  }));
  return simulationOf([...surveyed, ...automatic] satisfies ReadonlyArray<DemoPart>);
}

type NoiseStation = DemoStation & {
  readonly latitude: number;
  readonly longitude: number;
  readonly own: { readonly noise_zone: NoiseZone };
};

function stationsOf(network: Network): ReadonlyArray<NoiseStation> {
  return Array.from({ length: network.count }, (_, n) => stationOf(network, n));
}

/** Points are numbered across the city, so that names are unique. */
function stationOf(network: Network, n: number): NoiseStation {
  const district = urbanDistrict((n + 0.5) / network.count);
  const number = String(n + 1).padStart(3, '0');
  const id = `${network.slug}-${number}`;
  const { lat, lon } = scattered(district.seat, stringKey(id), 4);
  return {
    id,
    kind: network.kind,
    nameZh: `${district.nameZh}${network.nameZh} ${number}`,
    nameEn: `${district.nameEn} ${network.nameEn} ${number}`,
    authority: 'MUNICIPAL',
    region: '江门',
    districtCode: district.code,
    latitude: lat,
    longitude: lon,
    networkRow: network.networkRow,
    own: { noise_zone: network.zones[n % network.zones.length] ?? '2' },
  };
}

function urbanDistrict(place: number): DistrictFact {
  let reached = 0;
  const found = URBAN.find(({ share }) => (reached += share) >= place) ?? URBAN[0];
  const district = DISTRICTS.find(({ code }) => code === found?.code);
  if (!district) throw new TypeError(`There is no district "${String(found?.code)}".`);
  return district;
}

/**
 * Ten minutes during the day, at a different day and hour for each point, because one crew visits
 * them in turn.
 */
function survey(world: World, station: NoiseStation, n: number): SimulatedPoint {
  const delay_ms = Math.floor(n / ROUND_HOURS) * DAY_MS + (n % ROUND_HOURS) * HOUR_MS;
  const level = levelOf(world, station);
  return {
    stationId: station.id,
    averaging: 'TEN_MINUTES',
    cadence: {
      roundsUntil: (until) => yearlyRounds(until - delay_ms).map((at) => at + delay_ms),
    },
    isAutomatic: false,
    read: (at) => {
      const leq = level(at);
      const roughness = station.own.noise_zone === '4a' ? 1.3 : 1;
      return {
        leq,
        l10: leq + 2.6 * roughness,
        l50: leq - 2.2 * roughness,
        l90: leq - 5.8 * roughness,
      };
    },
  };
}

function hourly(world: World, station: NoiseStation): SimulatedPoint {
  const level = levelOf(world, station);
  return {
    stationId: station.id,
    averaging: 'HOUR',
    cadence: { everyMs: HOUR_MS },
    isAutomatic: true,
    read: (at) => ({ leq: level(at + HOUR_MS / 2) }),
  };
}

function levelOf(world: World, { id, latitude, longitude, own }: NoiseStation) {
  const place = { lat: latitude, lon: longitude };
  const site = { place, key: stringKey(id), zone: own.noise_zone };
  return (at: number) => world.noise_dba(site, at);
}
