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

/** Number of a station without one, in the column of the other. */
const NO_USAF = '999999';
const NO_WBAN = '99999';

/**
 * The code of a station of ISD: its USAF number, with the WBAN number if it has one, because
 * stations without a USAF number share 999999 and differ by WBAN alone. A number of stars or nines
 * is none. The word between them keeps two long numbers from reading as a position of a projected
 * grid, which is not disclosed. Undefined if it has neither.
 */
export function isdCode(usaf: string, wban: string): string | undefined {
  const hasUsaf = /^[A-Z0-9]{6}$/.test(usaf) && usaf !== NO_USAF;
  const hasWban = /^\d{5}$/.test(wban) && wban !== NO_WBAN;
  const parts = [...(hasUsaf ? [usaf] : []), ...(hasWban ? [`WBAN-${wban}`] : [])];
  return parts.length === 0 ? undefined : parts.join('-');
}

/** The station of a code; an unknown one is named by its code and has no position. */
export function isdStation(code: string): FeedStation {
  const unknown = { nameZh: `ISD ${code}`, region: `ISD ${code}` };
  return { kind: 'EXCHANGED', authority: 'OTHER', code, ...(KNOWN[code] ?? unknown) };
}
