import {
  surfaceWaterClass,
  type SurfaceWaterReading,
} from '../../../../shared/domain/standards/gb3838';
import {
  RIVER_PHOSPHORUS,
  SURFACE_WATER_LIMITS,
} from '../../../../shared/domain/standards/gb3838-limits';
import { describeWithShared } from '../../../setup/shared-folder';
import { sharedRows } from '../../../setup/fixtures/shared-rows';

const AT = new Date('2021-04-01T08:00:00+08:00');
const CLEAN = { ph: 7, do: 8, codmn: 1, nh3n: 0.1, tp: 0.01 };

function riverClass(change: SurfaceWaterReading): string | null {
  return surfaceWaterClass({ ...CLEAN, ...change }, { kind: 'RIVER' }, AT).class;
}

test('gives class, grade, determining items and main pollutants of a polluted river', () => {
  const reading = { ph: 7.2, do: 5.5, codmn: 5, nh3n: 1.3, tp: 0.24 };
  expect(surfaceWaterClass(reading, { kind: 'RIVER' }, AT)).toEqual({
    standard: 'GB 3838-2002',
    class: 'IV',
    reason: null,
    noBetterThan: 'IV',
    gradeZh: '轻度污染',
    gradeEn: 'Light pollution',
    colorHex: '#F2C200',
    determining: [
      { symbol: 'nh3n', class: 'IV' },
      { symbol: 'tp', class: 'IV' },
    ],
    mainPollutants: [
      { symbol: 'nh3n', multiple: 0.3 },
      { symbol: 'tp', multiple: 0.2 },
    ],
    reference: [],
    missing: [],
  });
});

test('keeps a value at a limit inside the class and takes the better of two classes with one limit', () => {
  expect(riverClass({ cod: 15 })).toBe('I');
  expect(riverClass({ cod: 15.1 })).toBe('III');
  expect(riverClass({ hg: 0.00005 })).toBe('I');
  expect(riverClass({ hg: 0.0001 })).toBe('III');
  expect(riverClass({ do: 2 })).toBe('V');
  expect(riverClass({ do: 1.99 })).toBe('INFERIOR_V');
});

test('judges phosphorus more strictly in a lake than in a river', () => {
  const reading = { ...CLEAN, tp: 0.06 };
  expect(surfaceWaterClass(reading, { kind: 'RIVER' }, AT).class).toBe('II');
  expect(surfaceWaterClass(reading, { kind: 'LAKE' }, AT).class).toBe('IV');
});

test('gives a water of unknown kind a class only where both limits lead to it', () => {
  const judged = (tp: number, change: SurfaceWaterReading = {}) =>
    surfaceWaterClass({ ...CLEAN, ...change, tp }, { kind: 'UNKNOWN' }, AT);
  expect(judged(0.01)).toMatchObject({ class: 'I', reason: null });
  expect(judged(0.06)).toMatchObject({
    class: null,
    gradeZh: null,
    reason: 'KIND_UNKNOWN',
    noBetterThan: 'II',
  });
  expect(judged(0.06, { nh3n: 1.2 })).toMatchObject({ class: 'IV', reason: null });
  expect(judged(0.25, { do: 1 })).toMatchObject({
    class: 'INFERIOR_V',
    determining: [{ symbol: 'do', class: 'INFERIOR_V' }],
    mainPollutants: [
      { symbol: 'do', multiple: null },
      { symbol: 'tp', multiple: null },
    ],
  });
});

test('lets oxygen reach class I by saturation when the temperature is given', () => {
  const reading = { ...CLEAN, do: 7.2 };
  expect(surfaceWaterClass(reading, { kind: 'RIVER', waterTempC: 30 }, AT).class).toBe('I');
  expect(surfaceWaterClass(reading, { kind: 'RIVER', waterTempC: 20 }, AT).class).toBe('II');
  expect(surfaceWaterClass(reading, { kind: 'RIVER' }, AT).class).toBe('II');
});

test('puts pH outside 6 to 9 beyond class V and its bounds inside class I', () => {
  expect(['5.99', '6', '9', '9.01'].map((ph) => riverClass({ ph: Number(ph) }))).toEqual([
    'INFERIOR_V',
    'I',
    'I',
    'INFERIOR_V',
  ]);
});

test('withholds the class while a basic item is missing, and gives the class that it cannot exceed', () => {
  const reading = { ph: 7, do: 8, codmn: 1, nh3n: 1.2 };
  expect(surfaceWaterClass(reading, { kind: 'RIVER' }, AT)).toMatchObject({
    class: null,
    reason: 'ITEM_MISSING',
    gradeZh: null,
    noBetterThan: 'IV',
    missing: ['tp'],
  });
  expect(surfaceWaterClass({}, { kind: 'RIVER' }, AT)).toMatchObject({
    class: null,
    noBetterThan: null,
    determining: [],
    missing: ['ph', 'do', 'codmn', 'nh3n', 'tp'],
  });
});

test('judges a value below its detection limit at half of that limit', () => {
  expect(riverClass({ volatile_phenol: { value: 0.003, censored: true } })).toBe('I');
  expect(riverClass({ volatile_phenol: { value: 0.003, censored: false } })).toBe('III');
});

test('counts a value that is no number as missing', () => {
  expect(riverClass({ tp: Number.NaN })).toBeNull();
  expect(riverClass({ tp: null })).toBeNull();
});

test('names toxic pollutants first, then the worse class, then the greater multiple, three in all', () => {
  const reading = { ...CLEAN, do: 2.5, cod: 100, nh3n: 1.8, tp: 0.39, codmn: 14, pb: 0.06 };
  const { mainPollutants } = surfaceWaterClass(reading, { kind: 'RIVER' }, AT);
  expect(mainPollutants).toEqual([
    { symbol: 'pb', multiple: 0.2 },
    { symbol: 'cod', multiple: 4 },
    { symbol: 'codmn', multiple: 1.3 },
  ]);
});

test('gives oxygen no multiple', () => {
  const { mainPollutants } = surfaceWaterClass({ ...CLEAN, do: 1 }, { kind: 'RIVER' }, AT);
  expect(mainPollutants).toEqual([{ symbol: 'do', multiple: null }]);
});

test('gives nitrogen of a lake and coliforms beside the class, never in it', () => {
  const reading = { ...CLEAN, tn: 5, fecal_coliform: 500_000, water_temp: 40 };
  const lake = surfaceWaterClass(reading, { kind: 'LAKE' }, AT);
  expect(lake.class).toBe('I');
  expect(lake.reference).toEqual([
    { symbol: 'tn', class: 'INFERIOR_V' },
    { symbol: 'fecal_coliform', class: 'INFERIOR_V' },
  ]);
  const river = surfaceWaterClass(reading, { kind: 'RIVER' }, AT);
  expect(river.reference).toEqual([{ symbol: 'fecal_coliform', class: 'INFERIOR_V' }]);
});

test('says nothing about a day before GB 3838-2002', () => {
  const early = surfaceWaterClass(CLEAN, { kind: 'RIVER' }, new Date('2002-05-31T15:00:00Z'));
  expect(early).toMatchObject({
    standard: null,
    class: null,
    reason: 'NO_STANDARD',
    noBetterThan: null,
    determining: [],
  });
});

describeWithShared('GB 3838-2002', () => {
  const classes: Readonly<Record<string, string>> = {
    Ⅰ: 'I',
    Ⅱ: 'II',
    Ⅲ: 'III',
    Ⅳ: 'IV',
    Ⅴ: 'V',
    劣Ⅴ: 'INFERIOR_V',
  };
  const columns: Readonly<Record<string, string>> = {
    'pH(无量纲)': 'ph',
    '溶解氧(mg/L)': 'do',
    '高锰酸盐指数(mg/L)': 'codmn',
    '氨氮(mg/L)': 'nh3n',
    '总磷(mg/L)': 'tp',
  };
  const told = (row: Readonly<Record<string, string>>, kind: 'RIVER' | 'LAKE'): string | null => {
    const cells = Object.entries(columns).map(([column, symbol]) => [symbol, Number(row[column])]);
    return surfaceWaterClass(Object.fromEntries(cells), { kind }, AT).class;
  };
  const published = (row: Readonly<Record<string, string>>): string | undefined =>
    classes[row['水质类别'] ?? ''];

  test('gives the published class of every river reading of the conformance file', () => {
    const rows = sharedRows('data', 'conformance', 'water_class_gb3838_rivers_guangdong.csv');
    expect(rows).toHaveLength(1499);
    const name = (row: Readonly<Record<string, string>>): string =>
      `${row['断面名称']} ${row['监测时间']}`;
    expect(rows.map((row) => [name(row), told(row, 'RIVER')])).toEqual(
      rows.map((row) => [name(row), published(row)]),
    );
  });

  test('differs from the published class in every row of the file of differences', () => {
    const rows = sharedRows('data', 'conformance', 'water_class_published_differs.csv');
    expect(rows).toHaveLength(93);
    expect(rows.filter((row) => told(row, 'RIVER') === published(row))).toEqual([]);
  });

  test('explains the reservoir among the differences by the limits of a lake, but for one rounded value', () => {
    const rows = sharedRows('data', 'conformance', 'water_class_published_differs.csv').filter(
      (row) => row['断面名称'] === '新丰江水库',
    );
    const unexplained = rows.filter((row) => told(row, 'LAKE') !== published(row));
    expect(rows.length).toBeGreaterThan(1);
    expect(unexplained.map((row) => row['总磷(mg/L)'])).toEqual(['0.010']);
  });

  test('has every limit of the fact sheet', () => {
    const renamed: Readonly<Record<string, string>> = {
      f: 'fluoride',
      cn: 'cyanide',
      tp_river: 'tp',
    };
    const rows = sharedRows('domain', 'standards', 'gb3838_2002_surface_water.csv').filter(
      (row) => row.in_21_assessment_items === '1' && row.id !== 'ph' && row.id !== 'tp_lake',
    );
    const wanted = rows.map(({ id = '', I, II, III, IV, V }) => [
      renamed[id] ?? id,
      [I, II, III, IV, V].map(Number),
    ]);
    const limits = [...SURFACE_WATER_LIMITS, RIVER_PHOSPHORUS].map((it) => [it.symbol, it.limits]);
    expect(limits.toSorted()).toEqual(wanted.toSorted());
  });
});
