import { BEIJING_OFFSET_MS } from '../../../shared/domain/network-day';
import { cellOf } from '../../../shared/monitoring/stations/place';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { Register } from '../../../shared/monitoring/simulation/simulation';
import { demoSpeciesOf, type DemoSpecies } from './demo-species';
import { ProtectedAreaKind } from '../areas/protected-area.type';
import type { DemoArea } from '../areas/simulate-protected-areas';

const MONTHS_SIMULATED = 12;
const DAYS_OF_A_MONTH = 28;
const COMMON_A_MONTH = 3;
/**
 * Probability of a protected species in a month: rangers of reserves look for them, forest farms do
 * not.
 */
const PROTECTED_CHANCE = { reserve: 0.85, farm: 0.3 } as const;

/** Simulates the observations in each area in the twelve months before `now`. */
export function speciesRecords(
  seed: number,
  areas: ReadonlyArray<DemoArea>,
  now: number,
): Register {
  const today = new Date(now + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
  const rows = monthsUntil(today).flatMap((month) =>
    areas.flatMap((area) => recordsOf(seed, area, month)),
  );
  return {
    table: 'species_record',
    key: ['id'],
    rows: rows.filter(({ observed_on }) => observed_on <= today),
  };
}

/** Months `YYYY-MM` up to that of a day, oldest first. */
function monthsUntil(day: string): ReadonlyArray<string> {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return Array.from({ length: MONTHS_SIMULATED }, (_, nth) =>
    new Date(Date.UTC(year, month - MONTHS_SIMULATED + nth, 1)).toISOString().slice(0, 7),
  );
}

function recordsOf(seed: number, area: DemoArea, month: string) {
  const key = stringKey(`${area.id}-${month}`);
  const isFarm = area.kind === ProtectedAreaKind.FOREST_FARM;
  const chance = isFarm ? PROTECTED_CHANCE.farm : PROTECTED_CHANCE.reserve;
  const common = demoSpeciesOf(area.habitat, 'OTHERS');
  const guarded = demoSpeciesOf(area.habitat, 'PROTECTED');
  const seen = [
    ...Array.from({ length: COMMON_A_MONTH }, (_, nth) => picked(common, hash01(seed, key, nth))),
    ...(hash01(seed, key, 10) < chance ? [picked(guarded, hash01(seed, key, 11))] : []),
  ];
  return seen.flatMap((species, nth) =>
    species ? [recordOf({ seed, area, month, nth }, species)] : [],
  );
}

interface Sighting {
  readonly seed: number;
  readonly area: DemoArea;
  readonly month: string;
  readonly nth: number;
}

function recordOf({ seed, area, month, nth }: Sighting, species: DemoSpecies) {
  const id = `species-${area.id}-${month}-${String(nth + 1)}`;
  const key = stringKey(id);
  const day = 1 + Math.floor(DAYS_OF_A_MONTH * hash01(seed, key, 1));
  const near = (middle: number, stream: number) =>
    middle + 0.04 * (hash01(seed, key, stream) - 0.5);
  const { position } = area;
  return {
    id,
    area_id: area.id,
    district_code: area.districtCode,
    scientific_name: species.scientificName,
    name_zh: species.nameZh,
    taxon: species.taxon,
    individuals:
      species.flock === null ? null : 1 + Math.floor(species.flock * hash01(seed, key, 2)),
    observed_on: `${month}-${String(day).padStart(2, '0')}`,
    protection_level: species.level,
    cell: position
      ? cellOf({ latitude: near(position.latitude, 3), longitude: near(position.longitude, 4) })
      : null,
    provenance: 'SYNTHETIC',
    source: '演示模拟数据',
  };
}

function picked<Item>(items: ReadonlyArray<Item>, chance: number): Item | undefined {
  return items[Math.floor(chance * items.length)];
}
