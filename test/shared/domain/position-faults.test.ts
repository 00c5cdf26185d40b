import { positionFaultOf, type StatedPlace } from '../../../shared/domain/position-faults';

const fault = (lat: number, lon: number, of: Partial<StatedPlace> = {}) =>
  positionFaultOf({ lat, lon, region: '广州', isInChina: true, ...of });

test.each<[string, number, number, string, string | undefined]>([
  ['Jiangmen', 22.58, 113.08, '江门', undefined],
  ['its islands', 21.73, 112.77, '江门', undefined],
  ['Guangzhou', 23.13, 113.26, '广州', undefined],
  ['0/0', 0, 0, '江门', 'POSITION_ZERO'],
  ['exchanged degrees', 113.08, 22.58, '江门', 'POSITION_SWAPPED'],
  ['exchanged degrees of another city', 113.26, 23.13, '广州', 'POSITION_SWAPPED'],
  ['Guangzhou, of a point of Jiangmen', 23.13, 113.26, '江门', 'POSITION_ELSEWHERE'],
  ['America', 44.98, -93.2, '广州', 'POSITION_ELSEWHERE'],
])('judges %s', (_, lat, lon, region, expected) => {
  expect(fault(lat, lon, { region })).toBe(expected);
});

test('bounds a station of elsewhere by nothing but the earth', () => {
  const isInChina = false;
  expect(fault(50.9, 5.7, { region: '荷兰', isInChina })).toBeUndefined();
  expect(fault(0, 0, { region: '荷兰', isInChina })).toBe('POSITION_ZERO');
  expect(fault(113, 22, { region: '荷兰', isInChina })).toBe('POSITION_ELSEWHERE');
});
