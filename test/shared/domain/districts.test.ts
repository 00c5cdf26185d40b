import { CITY, DISTRICTS, districtOf, nearestDistrict } from '../../../shared/domain/districts';
import { describeWithShared } from '../../setup/shared-folder';
import { sharedRows } from '../../setup/fixtures/shared-rows';

test('lists the seven county-level divisions under the city, in the order of their codes', () => {
  expect(DISTRICTS.map((district) => district.code)).toEqual([
    '440703',
    '440704',
    '440705',
    '440781',
    '440783',
    '440784',
    '440785',
  ]);
  expect(DISTRICTS.filter((district) => district.parent !== CITY.code)).toEqual([]);
});

test('finds a district by its code, and neither the city nor a stranger', () => {
  expect(districtOf('440781')?.nameZh).toBe('台山市');
  expect(districtOf('440700')).toBeUndefined();
  expect(districtOf('440782')).toBeUndefined();
});

test('places the seat of every district in that district', () => {
  const placed = DISTRICTS.map(({ seat }) => nearestDistrict(seat.lat, seat.lon));
  expect(placed).toEqual(DISTRICTS.map((district) => district.code));
});

test('places Shangchuan island in Taishan and knows no district for Guangzhou or Macao', () => {
  expect(nearestDistrict(21.7, 112.78)).toBe('440781');
  expect(nearestDistrict(23.13, 113.26)).toBeUndefined();
  expect(nearestDistrict(22.19, 113.54)).toBeUndefined();
});

test('knows no district for a point that is no number', () => {
  expect(nearestDistrict(Number.NaN, 113)).toBeUndefined();
});

describeWithShared('districts', () => {
  test('equal the inventory in code, names, area and points', () => {
    const rows = sharedRows('domain', 'jiangmen', 'admin.csv');
    const facts = [CITY, ...DISTRICTS].map((it) => [
      it.code,
      it.nameZh,
      it.nameEn,
      it.parent,
      it.areaKm2,
      it.seat,
      it.centroid,
    ]);
    expect(facts).toEqual(
      rows.map((row) => [
        row.code,
        row.name_zh,
        row.name_en,
        row.parent,
        Number(row.area_km2),
        { lat: Number(row.seat_lat), lon: Number(row.seat_lon) },
        { lat: Number(row.centroid_lat), lon: Number(row.centroid_lon) },
      ]),
    );
  });

  test('take all inventory stations and sections but one on the border of Enping', () => {
    const rows = ['air_stations.csv', 'water_sections.csv'].flatMap((file) =>
      sharedRows('domain', 'jiangmen', file),
    );
    const misplaced = rows.filter(
      (row) => nearestDistrict(Number(row.lat_approx), Number(row.lon_approx)) !== row.district,
    );
    expect(misplaced.map((row) => row.name_zh)).toEqual(['义兴']);
  });
});
