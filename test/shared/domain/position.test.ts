import { distanceKm } from '../../../shared/domain/position';

test('measures a degree of latitude as 111.195 km and nothing between a point and itself', () => {
  expect(distanceKm({ lat: 22, lon: 113 }, { lat: 23, lon: 113 })).toBeCloseTo(111.195, 3);
  expect(distanceKm({ lat: 22, lon: 113 }, { lat: 22, lon: 113 })).toBe(0);
});

test('measures the shorter way across the date line and half the globe between antipodes', () => {
  expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.195, 3);
  expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20015.114, 2);
});
