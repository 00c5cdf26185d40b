import { DISTRICTS, type DistrictFact } from '../../shared/domain/districts';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import { Crop } from './crop.type';
import type { FarmlandKind } from './soil/land-use';

/** A field of the demonstration; all positions are synthetic. */
export interface FarmField {
  readonly number: string;
  readonly key: number;
  readonly district: DistrictFact;
  readonly latitude: number;
  readonly longitude: number;
  readonly kind: FarmlandKind;
  readonly crop: Crop;
}

/** Fields by district, 103 in all (annex 1, row soil); Jianghai has too few for published sums. */
const FIELDS: Readonly<Record<string, number>> = {
  '440703': 6,
  '440704': 4,
  '440705': 22,
  '440781': 28,
  '440783': 20,
  '440784': 10,
  '440785': 13,
};

interface Use {
  readonly upTo: number;
  readonly kind: FarmlandKind;
  readonly crops: ReadonlyArray<Crop>;
}

/** Cumulative shares of the land uses: mostly paddies. */
const USES: ReadonlyArray<Use> = [
  { upTo: 0.55, kind: 'FARMLAND_PADDY', crops: [Crop.RICE] },
  { upTo: 0.65, kind: 'FARMLAND_ROTATION', crops: [Crop.RICE, Crop.POTATO] },
  {
    upTo: 0.88,
    kind: 'FARMLAND_DRY_LAND',
    crops: [Crop.LEAF_VEGETABLE, Crop.ROOT_VEGETABLE, Crop.PEANUT],
  },
  { upTo: 1, kind: 'FARMLAND_ORCHARD', crops: [Crop.CITRUS, Crop.LYCHEE] },
];

const KM_PER_DEGREE = 111.2;

/** The fields of a seed, in the order of their numbers. */
export function farmFields(seed: number): ReadonlyArray<FarmField> {
  const districts = DISTRICTS.flatMap((district) =>
    Array.from({ length: FIELDS[district.code] ?? 0 }, () => district),
  );
  return districts.map((district, place) => {
    const number = String(place + 1).padStart(3, '0');
    const key = stringKey(`farm-field-${number}`);
    return { number, key, district, ...positionIn(seed, district, key), ...useOf(seed, key) };
  });
}

/** A uniformly distributed position within half the district's radius of its centroid. */
function positionIn(seed: number, { centroid, areaKm2 }: DistrictFact, key: number) {
  const distance_km = Math.sqrt((areaKm2 / Math.PI) * hash01(seed, key, 1)) / 2;
  const bearing = 2 * Math.PI * hash01(seed, key, 2);
  const east = Math.cos((centroid.lat * Math.PI) / 180);
  return {
    latitude: centroid.lat + (distance_km * Math.cos(bearing)) / KM_PER_DEGREE,
    longitude: centroid.lon + (distance_km * Math.sin(bearing)) / KM_PER_DEGREE / east,
  };
}

function useOf(seed: number, key: number): Pick<FarmField, 'kind' | 'crop'> {
  const share = hash01(seed, key, 3);
  const use = USES.find(({ upTo }) => share < upTo);
  const crops = use?.crops ?? [Crop.RICE];
  const crop = crops[Math.floor(hash01(seed, key, 4) * crops.length)] ?? Crop.RICE;
  return { kind: use?.kind ?? 'FARMLAND_PADDY', crop };
}
