import type { FeedStation } from '../../shared/monitoring/ingest/feed';

type KnownStation = Omit<FeedStation, 'kind' | 'code' | 'authority'> &
  Partial<Pick<FeedStation, 'kind' | 'authority'>>;

/**
 * Stations that are known for certain (WMO station index, Volume A). A number shared by an airport
 * and a station in town has no position here, because it would be wrong for one of them.
 */
const KNOWN: Readonly<Record<string, KnownStation>> = {
  '596730': {
    kind: 'NATIONAL_SURFACE',
    authority: 'NATIONAL',
    nameZh: '上川岛',
    nameEn: 'Shangchuan Dao',
    region: '江门',
    districtCode: '440781',
    latitude: 21.733,
    longitude: 112.767,
  },
  '596630': {
    kind: 'NATIONAL_SURFACE',
    authority: 'NATIONAL',
    nameZh: '阳江',
    nameEn: 'Yangjiang',
    region: '阳江',
    latitude: 21.833,
    longitude: 111.967,
  },
  '592870': { nameZh: '广州', nameEn: 'Guangzhou', region: '广州' },
  '594930': { nameZh: '深圳', nameEn: 'Shenzhen', region: '深圳' },
  '450110': { nameZh: '澳门', nameEn: 'Macao', region: '澳门' },
};

/** The station of an ISD number; an unknown one is named by its number and has no position. */
export function isdStation(usaf: string): FeedStation {
  const unknown = { nameZh: `ISD ${usaf}`, region: `ISD ${usaf}` };
  return { kind: 'EXCHANGED', authority: 'OTHER', code: usaf, ...(KNOWN[usaf] ?? unknown) };
}
