import { DISTRICTS } from '../../../shared/domain/districts';
import { stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { Position } from '../../../shared/monitoring/simulation/position';
import { scattered, type DemoStation } from '../demo-part';

/** An air point of the demonstration. */
export interface AirDemoPoint extends Pick<DemoStation, 'id' | 'nameZh' | 'authority' | 'kind'> {
  readonly nameEn: string;
  readonly districtCode: string;
  readonly place: Position;
  readonly networkRow: string;
  readonly isBackground: boolean;
}

/**
 * Points named on public pages; positions approximate, from memory. The four state points are 国控.
 */
const NAMED_CITY_POINTS: ReadonlyArray<Omit<AirDemoPoint, 'kind' | 'networkRow' | 'isBackground'>> =
  // prettier-ignore
  [
    { id: 'air-city-donghu', nameZh: '东湖', nameEn: 'Donghu', authority: 'NATIONAL', districtCode: '440703', place: { lat: 22.59, lon: 113.08 } },
    { id: 'air-city-beijie', nameZh: '北街', nameEn: 'Beijie', authority: 'NATIONAL', districtCode: '440703', place: { lat: 22.61, lon: 113.1 } },
    { id: 'air-city-xiqu', nameZh: '西区', nameEn: 'Xiqu', authority: 'NATIONAL', districtCode: '440703', place: { lat: 22.59, lon: 113.07 } },
    { id: 'air-city-guifengxi', nameZh: '圭峰西', nameEn: 'Guifeng West', authority: 'NATIONAL', districtCode: '440705', place: { lat: 22.53, lon: 113.03 } },
    { id: 'air-city-jianghai-no11', nameZh: '江海区十一中', nameEn: 'Jianghai No. 11 Middle School', authority: 'COUNTY', districtCode: '440704', place: { lat: 22.56, lon: 113.11 } },
  ];

/** Numbered points, which together with the named ones are the 22 of annex 1. */
const NUMBERED: Readonly<Record<string, number>> = {
  '440703': 2,
  '440704': 2,
  '440705': 3,
  '440781': 3,
  '440783': 3,
  '440784': 2,
  '440785': 2,
};

/**
 * Kinds with one station each in annex 1, and their locations; new ones of the province's networks
 * are 省控.
 */
const SPECIAL_POINTS: ReadonlyArray<Omit<AirDemoPoint, 'isBackground' | 'authority'>> =
  // prettier-ignore
  [
    { id: 'air-supersite-huaguoshan', kind: 'AIR_SUPERSITE', nameZh: '花果山超级站', nameEn: 'Huaguoshan supersite', districtCode: '440784', place: { lat: 22.73, lon: 112.93 }, networkRow: 'super-site-air' },
    { id: 'air-composite-demo', kind: 'AIR_COMPOSITE', nameZh: '蓬江区复合污染成分示范站', nameEn: 'Pengjiang composite pollution demo station', districtCode: '440703', place: { lat: 22.6, lon: 113.06 }, networkRow: 'composite-pollution-air' },
    { id: 'air-vertical-demo', kind: 'AIR_VERTICAL', nameZh: '新会区垂直监测示范子站', nameEn: 'Xinhui vertical demo station', districtCode: '440705', place: { lat: 22.45, lon: 113.04 }, networkRow: 'vertical-remote-air' },
    { id: 'air-vocs-demo', kind: 'AIR_VOCS', nameZh: '蓬江区挥发性有机物示范子站', nameEn: 'Pengjiang VOCs demo station', districtCode: '440703', place: { lat: 22.63, lon: 113.05 }, networkRow: 'voc-air' },
  ];

/** The air points of the city: 22 city points and one of each special kind. */
export function airDemoPoints(): ReadonlyArray<AirDemoPoint> {
  const city = { kind: 'AIR_CITY', networkRow: 'city-air', isBackground: false };
  return [
    ...NAMED_CITY_POINTS.map((point) => ({ ...point, ...city })),
    ...DISTRICTS.flatMap(({ code }) => numberedPoints(code)),
    ...SPECIAL_POINTS.map((point) => ({
      ...point,
      authority: 'PROVINCIAL' as const,
      isBackground: false,
    })),
  ];
}

/** New points of the urban districts belong to the city (市区点位优化), the others to the province. */
function numberedPoints(code: string): AirDemoPoint[] {
  const district = DISTRICTS.find((one) => one.code === code);
  if (!district) throw new TypeError(`There is no district "${code}".`);
  return Array.from({ length: NUMBERED[code] ?? 0 }, (_, n) => {
    const number = String(n + 1).padStart(2, '0');
    const id = `air-city-${code}-${number}`;
    // HJ 664 requires a background point in clean air: the last one of Taishan, in the hills.
    const isBackground = code === '440781' && n === 2;
    const centre = isBackground ? district.centroid : district.seat;
    return {
      id,
      kind: 'AIR_CITY',
      nameZh: `${district.nameZh}城市空气示范点 ${number}${isBackground ? '(对照点)' : ''}`,
      nameEn: `${district.nameEn} air demo point ${number}`,
      authority: district.level === 'DISTRICT' ? 'MUNICIPAL' : 'PROVINCIAL',
      districtCode: code,
      place: scattered(centre, stringKey(id), 4),
      networkRow: 'city-air',
      isBackground,
    };
  });
}
