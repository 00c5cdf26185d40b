import { yearlessTable } from '../../../../shared/monitoring/feeds/yearless-table';

type Row = readonly [station: string, month: number];

const yearsOf = (option: string | undefined, rows: ReadonlyArray<Row>) => {
  const table = yearlessTable('environment/test', option);
  const years = rows.map(([station, month]) => table.yearOf(station, month));
  table.finish();
  return years;
};

const UNCLEAR = expect.objectContaining({
  code: 'IMPORT_INPUT_INVALID',
  message: expect.stringContaining('--year 2021-2022 for a table over New Year') as string,
}) as Error;

test('goes on into the next year where the rows of a station do, whatever station comes between', () => {
  const byTime: Row[] = [
    ['a', 12],
    ['b', 12],
    ['a', 1],
    ['b', 1],
  ];
  const byStation: Row[] = [
    ['a', 12],
    ['a', 1],
    ['b', 12],
    ['b', 1],
  ];
  expect(yearsOf('2021', byTime)).toEqual([2021, 2021, 2022, 2022]);
  expect(yearsOf('2021', byStation)).toEqual([2021, 2022, 2021, 2022]);
});

test('keeps the year of a table of one year, also where it begins again for the next station', () => {
  const year: Row[] = [1, 4, 8, 12].map((month) => ['a', month]);
  const next: Row[] = year.map(([, month]) => ['b', month]);
  expect(yearsOf('2021', [...year, ...next])).toEqual(Array(8).fill(2021));
  expect(
    yearsOf('2021', [
      ['a', 10],
      ['a', 11],
    ]),
  ).toEqual([2021, 2021]);
});

test('takes both years of a table over New Year as they are given, in any order of rows', () => {
  expect(
    yearsOf('2021-2022', [
      ['a', 1],
      ['a', 12],
      ['b', 7],
      ['b', 6],
    ]),
  ).toEqual([2022, 2021, 2021, 2022]);
});

test.each<[string, ReadonlyArray<Row>]>([
  [
    'the newest row comes first',
    [
      ['a', 1],
      ['a', 12],
    ],
  ],
  [
    'one station has rows of January alone',
    [
      ['b', 1],
      ['a', 12],
      ['a', 1],
    ],
  ],
  [
    'a whole year is not sorted by time',
    [
      ['a', 5],
      ['a', 12],
      ['a', 1],
    ],
  ],
  [
    'a turn is followed by summer',
    [
      ['a', 12],
      ['a', 1],
      ['a', 5],
    ],
  ],
])('refuses a table whose years the rows do not decide: %s', (_, rows) => {
  expect(() => yearsOf('2021', rows)).toThrow(UNCLEAR);
});

test.each([undefined, '21', '2021-2023', '2022-2021', '3021'])(
  'requires years, not %s',
  (option) => {
    expect(() => yearsOf(option, [['a', 1]])).toThrow(/requires --year/);
  },
);
