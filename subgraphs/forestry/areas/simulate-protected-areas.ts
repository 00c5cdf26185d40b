import { DISTRICTS } from '../../../shared/domain/districts';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { Register } from '../../../shared/monitoring/simulation/simulation';
import { PLACE_RESOLUTION, type Position } from '../../../shared/monitoring/stations/place';
import {
  NO_POSITION,
  storedPosition,
} from '../../../shared/monitoring/stations/disclosed-position';
import { placeInDistrict } from '../place-in-district';
import { ProtectedAreaKind, ProtectedAreaLevel } from './protected-area.type';

/** Habitats of protected areas. */
export type Habitat = 'FOREST' | 'WETLAND' | 'ISLAND';

/** A protected area of the demonstration. */
export interface DemoArea {
  readonly id: string;
  readonly kind: ProtectedAreaKind;
  readonly level: ProtectedAreaLevel;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly hasRealName: boolean;
  readonly area_ha: number | null;
  readonly districtCode: string;
  readonly position: Position | null;
  readonly habitat: Habitat;
}

const { NATURE_RESERVE, WETLAND_PARK, FOREST_PARK, FOREST_FARM } = ProtectedAreaKind;
const { NATIONAL, PROVINCIAL, COUNTY } = ProtectedAreaLevel;
const REAL = { hasRealName: true, area_ha: null } as const;

/**
 * Names from memory, certain; areas are omitted, and positions are within about 10 km or omitted.
 */
const REAL_AREAS: ReadonlyArray<DemoArea> = [
  {
    ...REAL,
    id: 'xiaoniao-tiantang',
    kind: WETLAND_PARK,
    level: NATIONAL,
    nameZh: '新会小鸟天堂国家湿地公园',
    nameEn: 'Xinhui Birds’ Paradise National Wetland Park',
    districtCode: '440705',
    position: { latitude: 22.47, longitude: 113.07 },
    habitat: 'WETLAND',
  },
  {
    ...REAL,
    id: 'guifengshan',
    kind: FOREST_PARK,
    level: NATIONAL,
    nameZh: '圭峰山国家森林公园',
    nameEn: 'Guifengshan National Forest Park',
    districtCode: '440705',
    position: { latitude: 22.55, longitude: 113.02 },
    habitat: 'FOREST',
  },
  {
    ...REAL,
    id: 'zhenhaiwan-mangrove',
    kind: WETLAND_PARK,
    level: NATIONAL,
    nameZh: '台山镇海湾红树林国家湿地公园',
    nameEn: 'Taishan Zhenhai Bay Mangrove National Wetland Park',
    districtCode: '440781',
    position: { latitude: 21.87, longitude: 112.44 },
    habitat: 'WETLAND',
  },
  {
    ...REAL,
    id: 'shangchuan-macaque',
    kind: NATURE_RESERVE,
    level: PROVINCIAL,
    nameZh: '上川岛猕猴省级自然保护区',
    nameEn: 'Shangchuan Island Macaque Provincial Nature Reserve',
    districtCode: '440781',
    position: { latitude: 21.7, longitude: 112.78 },
    habitat: 'ISLAND',
  },
  {
    ...REAL,
    id: 'gudoushan',
    kind: NATURE_RESERVE,
    level: PROVINCIAL,
    nameZh: '古兜山省级自然保护区',
    nameEn: 'Gudoushan Provincial Nature Reserve',
    districtCode: '440781',
    position: null,
    habitat: 'FOREST',
  },
  {
    ...REAL,
    id: 'kongquehu',
    kind: WETLAND_PARK,
    level: NATIONAL,
    nameZh: '开平孔雀湖国家湿地公园',
    nameEn: 'Kaiping Peacock Lake National Wetland Park',
    districtCode: '440783',
    position: null,
    habitat: 'WETLAND',
  },
  {
    ...REAL,
    id: 'qixingkeng',
    kind: NATURE_RESERVE,
    level: PROVINCIAL,
    nameZh: '恩平七星坑省级自然保护区',
    nameEn: 'Enping Qixingkeng Provincial Nature Reserve',
    districtCode: '440785',
    position: null,
    habitat: 'FOREST',
  },
];

/** The areas of a seed: seven real ones, and a made-up forest farm in each district. */
export function demoAreas(seed: number): ReadonlyArray<DemoArea> {
  const farms = DISTRICTS.map((district): DemoArea => {
    const id = `demo-forest-farm-${district.code}`;
    const key = stringKey(id);
    return {
      id,
      kind: FOREST_FARM,
      level: COUNTY,
      nameZh: `${district.nameZh}示范林场`,
      nameEn: `Demo forest farm, ${district.nameEn}`,
      hasRealName: false,
      area_ha: Math.round(200 + 2500 * hash01(seed, key, 3)),
      districtCode: district.code,
      position: placeInDistrict(seed, district, key),
      habitat: 'FOREST',
    };
  });
  return [...REAL_AREAS, ...farms];
}

/** The register of these areas. */
export function protectedAreas(areas: ReadonlyArray<DemoArea>): Register {
  return { table: 'protected_area', key: ['id'], rows: areas.map(areaRow) };
}

function areaRow({ position, ...area }: DemoArea) {
  return {
    id: area.id,
    kind: area.kind,
    level: area.level,
    name_zh: area.nameZh,
    name_en: area.nameEn,
    has_real_name: area.hasRealName,
    area_ha: area.area_ha,
    district_code: area.districtCode,
    longitude_deg: position?.longitude ?? null,
    latitude_deg: position?.latitude ?? null,
    ...(position ? storedPosition(position, PLACE_RESOLUTION) : NO_POSITION),
    provenance: 'SYNTHETIC',
    source: area.hasRealName
      ? '演示名录：名称属实，位置为近似值或未填，面积未填'
      : '演示模拟数据：名称、位置、面积均为虚构',
  };
}
