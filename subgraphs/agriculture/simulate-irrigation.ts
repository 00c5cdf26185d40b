import { WATER_BODIES, type WaterBodyFact } from '../../shared/domain/water-bodies';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import { quarterlyRounds } from '../../shared/monitoring/simulation/rounds';
import type { World } from '../../shared/monitoring/simulation/world';
import type { DemoPart } from './demo-part';

const FRESH = ['RIVER', 'TIDAL_REACH', 'RESERVOIR'];
/**
 * Metals in mg/L: a dissolved part, and a part for each NTU, because metals adhere to suspended
 * particles.
 */
const METALS = {
  cd: { dissolved: 0.00004, perNtu: 0.000_002 },
  hg: { dissolved: 0.00001, perNtu: 0.000_000_5 },
  as: { dissolved: 0.0008, perNtu: 0.000_02 },
  pb: { dissolved: 0.0005, perNtu: 0.000_06 },
  cr6: { dissolved: 0.002, perNtu: 0.000_05 },
} as const;

/**
 * Simulates irrigation water: one point at each freshwater river and reservoir, sampled each
 * season.
 */
export function irrigationPart(world: World): ReadonlyArray<DemoPart> {
  return WATER_BODIES.filter(({ kind }) => FRESH.includes(kind)).map((body) =>
    irrigationPoint(world, body),
  );
}

function irrigationPoint(world: World, body: WaterBodyFact): DemoPart {
  const id = `irrigation-water-${body.code}`;
  const key = stringKey(id);
  const [districtCode] = body.districts;
  return {
    station: {
      id,
      kind: 'IRRIGATION_WATER_POINT',
      nameZh: `${body.nameZh}灌溉取水示范点`,
      nameEn: `${body.nameEn}, irrigation demo point`,
      authority: 'MUNICIPAL',
      region: '江门',
      ...(districtCode === undefined ? {} : { districtCode }),
      waterBodyCode: body.code,
      latitude: body.position.lat + 0.02 * (hash01(1, key) - 0.5),
      longitude: body.position.lon + 0.02 * (hash01(2, key) - 0.5),
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: quarterlyRounds },
        isAutomatic: false,
        read: (at) => reading(world, body, at),
        detectionLimits: { cd: 0.00005, hg: 0.00004, as: 0.0003, pb: 0.00009, cr6: 0.004 },
      },
    ],
  };
}

function reading(world: World, body: WaterBodyFact, at: number) {
  const key = stringKey(body.code);
  const isReservoir = body.kind === 'RESERVOIR';
  const pollution = isReservoir ? 0.1 + 0.1 * hash01(6, key) : 0.25 + 0.35 * hash01(6, key);
  const site = { place: body.position, key, pollution, still: isReservoir ? 1 : 0, tidal: 0 };
  const { ph, turbidity_ntu } = world.waterQuality(site, at);
  const load = 0.6 + 0.8 * hash01(7, key);
  const metals = Object.entries(METALS).map(([symbol, { dissolved, perNtu }]) => [
    symbol,
    load * (dissolved * (1 + pollution) + perNtu * turbidity_ntu),
  ]);
  return { ph, ...(Object.fromEntries(metals) as Record<keyof typeof METALS, number>) }; // The keys are those of METALS.
}
