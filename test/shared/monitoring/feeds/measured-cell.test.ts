import { valuesOf } from '../../../../shared/monitoring/feeds/cells';
import { measuredCell } from '../../../../shared/monitoring/feeds/measured-cell';
import { withoutMarkup } from '../../../../subgraphs/environment/water/surface-water-row';

const below = (limit: number | null) => ({ value: null, beyond: 'BELOW', limit });
const above = (limit: number | null) => ({ value: null, beyond: 'ABOVE', limit });

test.each([
  '<0.02',
  '＜0.02',
  '< 0.02',
  '<=0.02',
  '≤0.02',
  '0.02L',
  '0.02 l',
  '<0.02L',
  'ND(0.02)',
  '未检出（<0.02）',
  '小于0.02',
])('reads %s as below 0.02', (text) => {
  expect(measuredCell(text)).toEqual(below(0.02));
});

test.each(['未检出', 'ND', 'n.d.', '<', 'L', '<DL', '＜检出限'])(
  'reads %s as below an unknown limit',
  (text) => {
    expect(measuredCell(text)).toEqual(below(null));
  },
);

test.each<[string, number | null]>([
  ['>24000', 24_000],
  ['≥24000', 24_000],
  ['大于2.4e0', null],
  ['>', null],
  ['超量程', null],
])('reads %s as above %s', (text, limit) => {
  expect(measuredCell(text)).toEqual(text.includes('e') ? 'unreadable' : above(limit));
});

test.each([
  '',
  ' ',
  '-',
  '--',
  '——',
  '—',
  '－',
  '-;',
  '***',
  'NA',
  'N/A',
  '#N/A',
  'NaN',
  '缺测',
  '/',
  '-9999',
])('reads %p as missing', (text) => {
  expect(measuredCell(text)).toBe('missing');
});

test.each([
  '0x10',
  '1,5',
  '约8',
  '<0',
  '<-5',
  '-5L',
  '12 mg/L',
  'Infinity',
  '1.2.3',
  '.5',
  '5.',
  '<0.02>',
])('reads %s as no value', (text) => {
  expect(measuredCell(text)).toBe('unreadable');
});

test('reads numbers', () => {
  expect(['12', '-0.5', '0.5', '1e3', '１２'].map(measuredCell)).toEqual(
    [12, -0.5, 0.5, 1000, 12].map((value) => ({ value })),
  );
});

test('keeps a limit inside and outside of HTML', () => {
  expect(withoutMarkup(`<span title='原始值：<0.02'><0.02</span>`)).toBe('<0.02');
  expect(withoutMarkup(`<span title="原始值：28.34">28.3</span>`)).toBe('28.3');
  expect(withoutMarkup('<b>&lt;0.02</b>&nbsp;')).toBe('<0.02');
});

test('stores a limit, and flags what exceeds the range or is below an unknown limit', () => {
  const row: Readonly<Record<string, string>> = {
    a: '0.02L',
    b: '>24000',
    c: '>',
    d: 'ND',
    e: '——',
  };
  const columns = Object.keys(row).map((column) => ({ column, indicator: 'fecal_coliform' }));
  const common = { averaging: 'INSTANT', startsAt: 0 } as const;
  const { observations, rejects } = valuesOf((column) => row[column] ?? '', columns, common);
  expect(
    observations.map(({ value, detectionLimit, flag }) => [value, detectionLimit, flag]),
  ).toEqual([
    [null, 0.02, undefined],
    [24_000, undefined, 'OVER_RANGE'],
    [null, undefined, 'OVER_RANGE'],
    [null, undefined, 'UNDETECTED'],
  ]);
  expect(rejects).toEqual([]);
});
