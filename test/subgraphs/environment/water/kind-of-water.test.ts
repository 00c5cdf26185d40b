import type { StationRow } from '../../../../shared/monitoring/stations/station-row';
import { kindOfWater } from '../../../../subgraphs/environment/water/kind-of-water';

const SECTION = { kind: 'SURFACE_WATER_SECTION', nameZh: '甲', waterBody: null, stored: {} };

function kindOf(change: Partial<StationRow>): string {
  return kindOfWater({ ...SECTION, ...change } as StationRow);
}

test('is that of the water body of the hub, whatever is measured there', () => {
  const at = (code: string) =>
    kindOf({ waterBody: { code }, nameZh: '乙水库', stored: { measures_algae: true } });
  expect(at('xijiang')).toBe('RIVER');
  expect(at('yinzhouhu')).toBe('RIVER');
  expect(at('jinjiang-reservoir')).toBe('LAKE');
  expect(at('guanghai-bay')).toBe('UNKNOWN');
});

test('elsewhere is a lake where chlorophyll or algae are measured', () => {
  expect(kindOf({ stored: { measures_algae: true } })).toBe('LAKE');
  expect(kindOf({ stored: { measures_algae: false } })).toBe('RIVER');
});

test('is not known of a section that bears the name of a reservoir without algae, nor of other stations', () => {
  expect(kindOf({ nameZh: '石骨水库' })).toBe('UNKNOWN');
  expect(kindOf({ nameZh: '孔江水库入库口' })).toBe('RIVER');
  expect(kindOf({ nameZh: '惠州汝湖' })).toBe('RIVER');
  expect(kindOf({ kind: 'DRINKING_WATER_SOURCE' })).toBe('UNKNOWN');
});
