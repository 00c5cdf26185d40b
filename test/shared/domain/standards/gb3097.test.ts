import { seaWaterClass } from '../../../../shared/domain/standards/gb3097';
import { SEA_WATER_LIMITS, SEA_WATER_PH } from '../../../../shared/domain/standards/gb3097-limits';
import { describeWithShared } from '../../../setup/shared-folder';
import { sharedRows } from '../../../setup/fixtures/shared-rows';

const AT = new Date('2020-05-01T08:00:00+08:00');
const CLEAN = { sea_ph: 8.1, sea_do: 7, sea_cod: 1, din: 0.1, active_phosphate: 0.01 };

test('requires oxygen above its limit, but lets other items reach theirs', () => {
  expect(seaWaterClass({ ...CLEAN, sea_do: 6 }, AT).class).toBe('2');
  expect(seaWaterClass({ ...CLEAN, sea_do: 3 }, AT).class).toBe('INFERIOR_4');
  expect(seaWaterClass({ ...CLEAN, din: 0.5 }, AT).class).toBe('4');
  expect(seaWaterClass({ ...CLEAN, active_phosphate: 0.03 }, AT).class).toBe('2');
});

test('puts pH 8.6 in class 3 and 8.9 beyond class 4', () => {
  expect(seaWaterClass({ ...CLEAN, sea_ph: 8.5 }, AT).class).toBe('1');
  expect(seaWaterClass({ ...CLEAN, sea_ph: 8.6 }, AT).class).toBe('3');
  expect(seaWaterClass({ ...CLEAN, sea_ph: 8.9 }, AT).class).toBe('INFERIOR_4');
});

test('names the items that decide, and withholds the class while a basic item is missing', () => {
  expect(seaWaterClass({ ...CLEAN, din: 1.2, active_phosphate: null }, AT)).toEqual({
    standard: 'GB 3097-1997',
    class: null,
    noBetterThan: 'INFERIOR_4',
    determining: [{ symbol: 'din', class: 'INFERIOR_4' }],
    missing: ['active_phosphate'],
  });
});

test('says nothing about a day before July 1998', () => {
  expect(seaWaterClass(CLEAN, new Date('1998-06-30T12:00:00Z'))).toMatchObject({
    standard: null,
    class: null,
    determining: [],
  });
});

describeWithShared('GB 3097-1997', () => {
  const rows = sharedRows('domain', 'standards', 'gb3097_1997_sea_water.csv');
  const limits = (row: Readonly<Record<string, string>>): ReadonlyArray<string | undefined> => [
    row.class1,
    row.class2,
    row.class3,
    row.class4,
  ];

  test('has the limits of the fact sheet for each item it keeps', () => {
    const wanted = SEA_WATER_LIMITS.map(({ nameZh }) =>
      limits(rows.find((row) => row.name_zh === nameZh) ?? {}).map(Number),
    );
    expect(SEA_WATER_LIMITS.map((limit) => limit.limits)).toEqual(wanted);
    expect(SEA_WATER_LIMITS).toHaveLength(7);
  });

  test('has its bounds of pH', () => {
    const ph = rows.find((row) => row.id === 'ph') ?? {};
    expect(SEA_WATER_PH.map(({ min, max }) => `${min}-${max}`)).toEqual(limits(ph));
  });
});
