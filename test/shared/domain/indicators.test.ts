import { INDICATORS, indicatorOf } from '../../../shared/domain/indicators';
import { describeWithShared } from '../../setup/shared-folder';
import { sharedRows } from '../../setup/fixtures/shared-rows';

test('gives no two indicators the same code or symbol', () => {
  const names = INDICATORS.flatMap((fact) => [fact.code, fact.symbol]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('finds an indicator by its code and by its symbol', () => {
  expect(indicatorOf('a34004')).toBe(indicatorOf('pm25'));
  expect(indicatorOf('a34004')).toMatchObject({
    nameEn: 'Particulate matter PM2.5',
    unit: 'ug/m3',
  });
  expect(indicatorOf('Ln')).toBe(indicatorOf('ln'));
  expect(indicatorOf('PM25')).toBeUndefined();
});

test('writes symbols in lower case and own codes with a dot', () => {
  const odd = INDICATORS.filter(
    ({ code, symbol }) =>
      !/^[a-z][a-z0-9_]*$/.test(symbol) ||
      !/^([aw]\d{5}|L[A-Za-z0-9]+|[a-z]+\.[a-z0-9_]+)$/.test(code),
  );
  expect(odd).toEqual([]);
});

test('keeps the lower plausible bound below the upper one', () => {
  const crossed = INDICATORS.filter(
    ({ plausibleMin, plausibleMax }) =>
      plausibleMin !== null && plausibleMax !== null && plausibleMin >= plausibleMax,
  );
  expect(crossed).toEqual([]);
});

test('knows the same metal in water, produce and soil as different indicators', () => {
  expect([indicatorOf('cd')?.unit, indicatorOf('soil_cd')?.unit]).toEqual(['mg/L', 'mg/kg']);
  expect(new Set(['cd', 'soil_cd', 'produce_cd'].map((it) => indicatorOf(it)?.code)).size).toBe(3);
});

test('aggregates sound by energy, wind direction as a vector, rain as a sum and ozone by 8 h means', () => {
  const aggregations = ['leq', 'wind_direction', 'rain', 'o3', 'o3_8h', 'wind_gust'].map(
    (symbol) => indicatorOf(symbol)?.aggregation,
  );
  expect(aggregations).toEqual(['ENERGY_MEAN', 'VECTOR_MEAN', 'SUM', 'MAX_8H_MEAN', 'MAX', 'MAX']);
});

describeWithShared('indicator codes', () => {
  const standard = new Map(
    sharedRows('domain', 'hj212', 'pollutant_codes.csv').map((row) => [row.code, row]),
  );

  test('without a dot are codes of HJ 212 annex B or of its two extensions', () => {
    const strange = INDICATORS.filter(({ code }) => !code.includes('.') && !standard.has(code));
    expect(strange).toEqual([]);
  });

  test('name in their source the table of HJ 212 they come from', () => {
    for (const { code, source } of INDICATORS) {
      const table = standard.get(code)?.table ?? 'our own';
      const expected = table.includes('NOT') ? 'not in HJ 212-2017 annex B' : table;
      expect(`${code}: ${source}`).toContain(expected);
    }
  });

  test('of surface water equal those of the GB 3838 table', () => {
    const renamed: Readonly<Record<string, string>> = {
      water_temperature: 'water_temp',
      tp_river: 'tp',
      tp_lake: 'tp',
      f: 'fluoride',
      cn: 'cyanide',
    };
    for (const row of sharedRows('domain', 'standards', 'gb3838_2002_surface_water.csv')) {
      const symbol = renamed[row.id ?? ''] ?? row.id ?? '';
      expect([symbol, indicatorOf(symbol)?.code]).toEqual([symbol, row.hj212_code]);
    }
  });
});
