import { districtOf } from '../../../shared/domain/districts';
import { WATER_BODIES, downstreamOf, waterBodyOf } from '../../../shared/domain/water-bodies';
import { describeWithShared } from '../../setup/shared-folder';
import { sharedRows } from '../../setup/fixtures/shared-rows';

test('lets every water body flow into one that exists, and none back into itself', () => {
  const lost = WATER_BODIES.filter(
    ({ flowsInto }) => flowsInto !== null && waterBodyOf(flowsInto) === undefined,
  );
  expect(lost).toEqual([]);
  const circular = WATER_BODIES.filter(({ code }) =>
    downstreamOf(code).some((next) => next.code === code),
  );
  expect(circular).toEqual([]);
});

test('follows the Taicheng River down the Tanjiang to the Huangmao Sea', () => {
  expect(downstreamOf('taicheng-river').map((it) => it.code)).toEqual([
    'tanjiang',
    'yinzhouhu',
    'yamen',
    'huangmao-sea',
  ]);
  expect(downstreamOf('huangmao-sea')).toEqual([]);
  expect(downstreamOf('nowhere')).toEqual([]);
});

test('names only districts of the city', () => {
  const strange = WATER_BODIES.flatMap((it) => it.districts).filter((code) => !districtOf(code));
  expect(strange).toEqual([]);
});

describeWithShared('water bodies', () => {
  test('equal the inventory in code, names, kind, districts and certainty', () => {
    const rows = sharedRows('domain', 'jiangmen', 'water_bodies.csv');
    const told = WATER_BODIES.map((it) => [
      it.code,
      it.nameZh,
      it.nameEn,
      it.kind,
      it.districts.join('|'),
      it.certainty,
    ]);
    const upper = (text = ''): string => text.toUpperCase().replace(/[ -]/g, '_');
    const wanted = rows.map((row) => [
      row.id,
      row.name_zh,
      row.name_en,
      upper(row.kind),
      row.districts,
      upper(row.certainty),
    ]);
    expect(told.toSorted()).toEqual(wanted.toSorted());
  });
});
