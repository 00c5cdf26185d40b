import { latLngToCell } from 'h3-js';
import { revealingPart } from '../../../shared/monitoring/published-texts';
import { guardedNames, revealingText } from '../../../shared/monitoring/ingest/guarded-names';
import type { FeedStation } from '../../../shared/monitoring/ingest/feed';

const POINT = { latitude: 22.612345, longitude: 113.078912 };
const FINEST = { ...POINT, disclosedResolution: 7 };
const COARSE = { ...POINT, disclosedResolution: 5 };

const partOf = (text: string, hidden = FINEST) => revealingPart(text, hidden)?.text ?? null;

describe('what a text says of a position', () => {
  test.each([
    ['degrees', '点 113.0789', '113.0789'],
    ['degrees that are rounded', '点(22.612)', '22.612'],
    ['degrees without their point', 'S-226123', '226123'],
    ['degrees in full width', '点 113．07891', '113．07891'],
    ['degrees, minutes and seconds', '点 113°04′44″E', '113°04′44″'],
    ['the Chinese way of writing them', '北纬22度36分44.4秒', '22度36分44.4秒'],
    [
      'a cell of the grid',
      `点 ${latLngToCell(22.612345, 113.078912, 9)}`,
      latLngToCell(22.612345, 113.078912, 9),
    ],
    ['metres of a projected grid', '点 2501234/452345.7', '2501234/452345.7'],
    ['metres that are named', '点 X=2501234, Y=452345', 'X=2501234, Y=452345'],
  ])('S8T1 MUST be seen in %s', (_, text, part) => {
    expect(partOf(text)).toBe(part);
  });

  test.each([
    ['its number', '耕地土壤示范点 113'],
    ['a code of somewhere else', 'HK-EPD-440705012'],
    ['a coarse degree', '点 113.07'],
    ['a degree of somewhere else', '点 114.0789'],
    ['the cell that is disclosed', latLngToCell(22.612345, 113.078912, 7)],
    ['a road and its door', '迎宾大道113号22栋'],
    ['a year and a day', '2026-11-29 10:00'],
  ])('is not seen in %s', (_, text) => {
    expect(partOf(text)).toBeNull();
  });

  test('S8T2 MUST be measured by how finely the position is disclosed', () => {
    expect(partOf('点 113.07', COARSE)).toBe('113.07');
    expect(partOf('113°04′', COARSE)).toBe('113°04′');
    expect(partOf(latLngToCell(22.612345, 113.078912, 7), COARSE)).not.toBeNull();
  });
});

const station = (facts: Partial<FeedStation>): FeedStation => ({
  kind: 'FARMLAND_DRY_LAND',
  nameZh: '耕地点',
  region: '江门',
  authority: 'OTHER',
  ...POINT,
  ...facts,
});

describe('the name of a station', () => {
  const precisionOf = () => 7;

  test('S8T3 MUST be a number where its source names it by where it lies', () => {
    const names = guardedNames([], precisionOf);
    const first = names.guarded(
      station({ nameZh: '耕地点 113.0789/22.6123', nameEn: 'Field (22.6123)' }),
    );
    expect(first).toMatchObject({ nameZh: '耕地点 1', nameEn: 'Field 1' });
    const second = {
      ...station({ nameZh: '耕地点 113.1789/22.7123' }),
      latitude: 22.71234,
      longitude: 113.17891,
    };
    expect(names.guarded(second).nameZh).toBe('耕地点 2');
    expect(names.guarded(station({ nameZh: '耕地点 113.0789/22.6123' })).nameZh).toBe('耕地点 1');
    expect(revealingText(first, precisionOf)).toBeNull();
  });

  test('goes on counting after the points that are known, and knows each again', () => {
    const known = { region: '江门', nameZh: '耕地点 7', ...POINT };
    const names = guardedNames([known], precisionOf);
    expect(names.guarded(station({ isNumbered: true })).nameZh).toBe('耕地点 7');
    const other = station({ isNumbered: true, latitude: 22.5, longitude: 113 });
    expect(names.guarded(other).nameZh).toBe('耕地点 8');
  });

  test('S8T4 MUST come without a code or text of its own that says where it lies', () => {
    const names = guardedNames([], precisionOf);
    const own = { address: '东经113.0789北纬22.6123', road_name: '迎宾大道' };
    const guarded = names.guarded(station({ code: 'P-113078912', own }));
    expect(guarded).toEqual({ ...station({ own: { address: null, road_name: '迎宾大道' } }) });
  });

  test('stays as its source gives it where it says nothing of that', () => {
    const given = station({ nameZh: '良西村3组', code: '440705-017' });
    expect(guardedNames([], precisionOf).guarded(given)).toBe(given);
  });
});
