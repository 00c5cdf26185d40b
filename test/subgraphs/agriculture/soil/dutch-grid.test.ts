import { positionOfDutchGrid } from '../../../../subgraphs/agriculture/soil/dutch-grid';

// Published points: the grid's origin at Amersfoort, Westertoren (Amsterdam) and Martinitoren (Groningen).
test.each([
  [155_000, 463_000, 52.1551744, 5.38720621],
  [120_700.723, 487_525.501, 52.37453253, 4.88352559],
  [233_883.131, 582_065.167, 53.21938317, 6.56820053],
])('places %d/%d within a metre of its published position', (x, y, latitude, longitude) => {
  const position = positionOfDutchGrid({ x, y });
  expect(position?.latitude).toBeCloseTo(latitude, 5);
  expect(position?.longitude).toBeCloseTo(longitude, 5);
});

test.each([
  [-1, 463_000],
  [155_000, 299_999],
  [113.08, 22.58],
])('places nothing at %d/%d, outside the Netherlands', (x, y) => {
  expect(positionOfDutchGrid({ x, y })).toBeUndefined();
});
