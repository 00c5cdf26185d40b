import { distanceKm, type Position } from './position';

/** A division of GB/T 2260: the city or one of its seven county-level divisions. */
export interface DistrictFact {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: 'CITY' | 'DISTRICT' | 'COUNTY_LEVEL_CITY';
  readonly parent: string;
  readonly areaKm2: number;
  /** Location of its government; approximate to about 0.05 degree. */
  readonly seat: Position;
  /** Centroid of its area; approximate to about 0.05 degree. */
  readonly centroid: Position;
  readonly source: string;
}

const CODE = 'code: GB/T 2260, certain; points approximate';
const BY_PAGE = `${CODE}; area: a public page of the city`;
const BY_MEMORY = `${CODE}; area: from memory, not re-checked`;

/** Jiangmen as a whole; other sources give its area as 9506.92, 9510.92 or (land) 9535 km2. */
export const CITY: DistrictFact = {
  code: '440700',
  nameZh: '江门市',
  nameEn: 'Jiangmen',
  level: 'CITY',
  parent: '440000',
  areaKm2: 9507,
  seat: { lat: 22.579, lon: 113.082 },
  centroid: { lat: 22.25, lon: 112.67 },
  source: BY_PAGE,
};

/** The seven county-level divisions of Jiangmen, in the order of their codes. */
export const DISTRICTS: ReadonlyArray<DistrictFact> = [
  {
    code: '440703',
    nameZh: '蓬江区',
    nameEn: 'Pengjiang District',
    level: 'DISTRICT',
    parent: CITY.code,
    areaKm2: 324,
    seat: { lat: 22.595, lon: 113.079 },
    centroid: { lat: 22.66, lon: 113.05 },
    source: BY_PAGE,
  },
  {
    code: '440704',
    nameZh: '江海区',
    nameEn: 'Jianghai District',
    level: 'DISTRICT',
    parent: CITY.code,
    areaKm2: 109.2,
    seat: { lat: 22.56, lon: 113.111 },
    centroid: { lat: 22.55, lon: 113.13 },
    source: BY_PAGE,
  },
  {
    code: '440705',
    nameZh: '新会区',
    nameEn: 'Xinhui District',
    level: 'DISTRICT',
    parent: CITY.code,
    areaKm2: 1355,
    seat: { lat: 22.459, lon: 113.034 },
    centroid: { lat: 22.37, lon: 113.03 },
    source: BY_PAGE,
  },
  {
    code: '440781',
    nameZh: '台山市',
    nameEn: 'Taishan City',
    level: 'COUNTY_LEVEL_CITY',
    parent: CITY.code,
    areaKm2: 3286,
    seat: { lat: 22.252, lon: 112.794 },
    centroid: { lat: 22.03, lon: 112.75 },
    source: BY_PAGE,
  },
  {
    code: '440783',
    nameZh: '开平市',
    nameEn: 'Kaiping City',
    level: 'COUNTY_LEVEL_CITY',
    parent: CITY.code,
    areaKm2: 1659,
    seat: { lat: 22.377, lon: 112.699 },
    centroid: { lat: 22.4, lon: 112.55 },
    source: BY_PAGE,
  },
  {
    code: '440784',
    nameZh: '鹤山市',
    nameEn: 'Heshan City',
    level: 'COUNTY_LEVEL_CITY',
    parent: CITY.code,
    areaKm2: 1083,
    seat: { lat: 22.766, lon: 112.964 },
    centroid: { lat: 22.66, lon: 112.8 },
    source: BY_MEMORY,
  },
  {
    code: '440785',
    nameZh: '恩平市',
    nameEn: 'Enping City',
    level: 'COUNTY_LEVEL_CITY',
    parent: CITY.code,
    areaKm2: 1698,
    seat: { lat: 22.183, lon: 112.305 },
    centroid: { lat: 22.22, lon: 112.28 },
    source: BY_MEMORY,
  },
];

/** The district with this code; undefined for the city itself and for every other code. */
export function districtOf(code: string): DistrictFact | undefined {
  return DISTRICTS.find((district) => district.code === code);
}

/** Bounding box of the city with its islands, from its published extreme points. */
const CITY_BOX = { south: 21.45, north: 22.87, west: 111.98, east: 113.27 };

/**
 * The code of the district a point most likely lies in, or undefined outside the city's box.
 *
 * Approximate: the hub has no boundaries, so it takes the nearest centroid, with distances measured
 * in radii of each district (otherwise Jianghai would include half of its large neighbour). It may
 * be wrong near a boundary, and in the corners of the box that belong to other cities; if a source
 * names the district, use that.
 */
export function nearestDistrict(lat: number, lon: number): string | undefined {
  const isInBox =
    lat >= CITY_BOX.south && lat <= CITY_BOX.north && lon >= CITY_BOX.west && lon <= CITY_BOX.east;
  if (!isInBox) return undefined;
  const radii = (district: DistrictFact): number =>
    distanceKm(district.centroid, { lat, lon }) / Math.sqrt(district.areaKm2 / Math.PI);
  const [nearest] = DISTRICTS.toSorted((one, other) => radii(one) - radii(other));
  return nearest?.code;
}
