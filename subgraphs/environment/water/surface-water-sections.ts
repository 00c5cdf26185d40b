import type { Position } from '../../../shared/domain/position';

/** A section of the demonstration: name and class from memory, its position approximate (±5 km). */
export interface SectionFact {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly waterBodyCode: string;
  readonly districtCode: string;
  /** Its target class, GB 3838-2002. */
  readonly targetClass: 'II' | 'III';
  readonly authority: 'NATIONAL' | 'PROVINCIAL';
  readonly position: Position;
}

/**
 * The nine sections of annex 1, from memory; no available document lists them. Sections into the
 * sea are assessed for the state, the two town rivers for the province; the level of 义兴 is
 * uncertain.
 */
export const SURFACE_WATER_SECTIONS: ReadonlyArray<SectionFact> = [
  // prettier-ignore
  { slug: 'xiadong', nameZh: '下东', nameEn: 'Xiadong', waterBodyCode: 'xihai', districtCode: '440703', targetClass: 'II', authority: 'NATIONAL', position: { lat: 22.63, lon: 113.13 } },
  // prettier-ignore
  { slug: 'buzhou', nameZh: '布洲', nameEn: 'Buzhou', waterBodyCode: 'xijiang', districtCode: '440705', targetClass: 'II', authority: 'NATIONAL', position: { lat: 22.45, lon: 113.18 } },
  // prettier-ignore
  { slug: 'niuwan', nameZh: '牛湾', nameEn: 'Niuwan', waterBodyCode: 'tanjiang', districtCode: '440705', targetClass: 'III', authority: 'NATIONAL', position: { lat: 22.36, lon: 112.93 } },
  // prettier-ignore
  { slug: 'cangshan-ferry', nameZh: '苍山渡口', nameEn: 'Cangshan Ferry', waterBodyCode: 'yinzhouhu', districtCode: '440705', targetClass: 'III', authority: 'NATIONAL', position: { lat: 22.26, lon: 113.06 } },
  // prettier-ignore
  { slug: 'yixing', nameZh: '义兴', nameEn: 'Yixing', waterBodyCode: 'tanjiang', districtCode: '440785', targetClass: 'III', authority: 'NATIONAL', position: { lat: 22.3, lon: 112.45 } },
  // prettier-ignore
  { slug: 'shangqiankou', nameZh: '上浅口', nameEn: 'Shangqiankou', waterBodyCode: 'jiangmen-river', districtCode: '440705', targetClass: 'III', authority: 'PROVINCIAL', position: { lat: 22.55, lon: 113.07 } },
  // prettier-ignore
  { slug: 'gongyi', nameZh: '公义', nameEn: 'Gongyi', waterBodyCode: 'taicheng-river', districtCode: '440781', targetClass: 'III', authority: 'PROVINCIAL', position: { lat: 22.31, lon: 112.8 } },
  // prettier-ignore
  { slug: 'guangfa-bridge', nameZh: '大隆洞河广发大桥', nameEn: 'Guangfa Bridge, Dalongdong River', waterBodyCode: 'dalongdong-river', districtCode: '440781', targetClass: 'III', authority: 'NATIONAL', position: { lat: 21.95, lon: 112.72 } },
  // prettier-ignore
  { slug: 'huatian-platform', nameZh: '海宴河花田平台', nameEn: 'Huatian Platform, Haiyan River', waterBodyCode: 'haiyan-river', districtCode: '440781', targetClass: 'III', authority: 'NATIONAL', position: { lat: 21.79, lon: 112.6 } },
];
