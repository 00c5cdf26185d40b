import type { FeedStation } from '../../../shared/monitoring/ingest/feed';
import { SURFACE_WATER_SECTIONS } from './surface-water-sections';

const KIND = 'SURFACE_WATER_SECTION';
const HOME_PROVINCE = '广东省';

/**
 * The station of a row of the ministry's network. A section of Jiangmen is recognised by its name;
 * of all others only the province (or basin) in the row is known.
 */
export function surfaceWaterStation(nameZh: string, region: string): FeedStation {
  const ours =
    region === HOME_PROVINCE
      ? SURFACE_WATER_SECTIONS.find((section) => section.nameZh === nameZh)
      : undefined;
  if (!ours) return { kind: KIND, nameZh, region, authority: 'NATIONAL' };
  return {
    kind: KIND,
    nameZh,
    nameEn: ours.nameEn,
    region: '江门',
    districtCode: ours.districtCode,
    waterBodyCode: ours.waterBodyCode,
    latitude: ours.position.lat,
    longitude: ours.position.lon,
    authority: ours.authority,
    own: { target_class: ours.targetClass },
  };
}
