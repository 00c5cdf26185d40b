import fc from 'fast-check';
import { costMeasure } from '../../../gateway/rules/cost/cost-measure';
import { parse } from 'graphql';
import { demoHub, type DemoHub } from '../../setup/demo-hub';
import { costing } from '../../setup/fixtures/cost-of';
import { runs } from '../../setup/runs';

const QUERY = `query Q($code: ID!, $first: Int!, $indicators: [String!], $from: DateTime!, $to: DateTime!, $step: SeriesStep, $filter: StationFilter, $is: Boolean!) {
  district(code: $code) {
    weatherStations(first: $first, filter: $filter) { nodes { nameZh
      latest(indicators: $indicators) { value flag }
      series(indicator: "rain", from: $from, to: $to, step: $step) { times values } } }
    airStations @include(if: $is) { nodes { ...F } } }
}
fragment F on AirStation { nameZh series(indicator: "no2", from: $from, to: $to) { values } }`;
/** The end of the period stands in the document. */
const FIXED = QUERY.replaceAll('to: $to', 'to: "2026-11-23T00:00:00Z"');

const instants = fc
  .date({
    min: new Date('2026-11-01T00:00:00Z'),
    max: new Date('2026-11-22T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());
const districts = fc.constantFrom('440703', '440705', '440781', '999999');
const variables = fc.record({
  code: districts,
  first: fc.integer({ min: 0, max: 500 }),
  indicators: fc.option(fc.array(fc.constantFrom('rain', 'pm25', 'no2'), { maxLength: 4 })),
  from: instants,
  to: instants,
  step: fc.option(fc.constantFrom('RAW', 'HOUR', 'DAY', 'MONTH')),
  filter: fc.option(
    fc.record(
      {
        district: fc.option(districts),
        kind: fc.option(fc.constantFrom('REGIONAL_AUTO', 'x'.repeat(80))),
      },
      { requiredKeys: [] },
    ),
  ),
  is: fc.boolean(),
});

let hub: DemoHub;
beforeAll(async () => {
  hub = await demoHub();
});
afterAll(() => hub.close());

test.each([
  ['its variables', QUERY],
  ['a literal beside its variables', FIXED],
])('requests whose variables have one measure cost the same: instants by %s', async (_, query) => {
  const { cost } = await costing(hub);
  const measure = costMeasure(parse(query));
  const known = new Map<string, number>();
  let met = 0;
  const check = (values: Readonly<Record<string, unknown>>) => {
    const found = cost(query, values).values;
    const key = measure(values);
    if (known.has(key)) met += 1;
    expect({ values, cost: known.get(key) ?? found }).toEqual({ values, cost: found });
    known.set(key, found);
  };
  fc.assert(
    fc.property(variables, fc.integer({ min: -1e8, max: 1e8 }), (values, ms) => {
      check(values);
      const later = (at: string) => new Date(Date.parse(at) + ms).toISOString();
      check({ ...values, from: later(values.from), to: later(values.to) });
      check({ ...values, indicators: values.indicators?.map(() => 'so2') ?? null });
    }),
    runs(150, 5000),
  );
  expect(met).toBeGreaterThan(100);
});

test.each([
  ['one name for another', { a: 5 }, { b: 5 }],
  ['a text for a number', { a: '5' }, { a: 5 }],
  ['a list for its length', { a: [1] }, { a: 1 }],
  ['null for nothing', { a: null }, {}],
  ['an object for two variables', { a: { b: 1 } }, { a: {}, b: 1 }],
  ['two texts that are no instants', { a: '2026-13-99x', b: 1 }, { a: '2026-14-99x', b: 1 }],
  [
    'other distances',
    { a: '2026-01-01T00:00:00Z', b: '2026-01-02T00:00:00Z' },
    { a: '2026-01-01T00:00:00Z', b: '2026-01-03T00:00:00Z' },
  ],
])('a measure does not take %s', (_, one, other) => {
  const measure = costMeasure(parse('{ a }'));
  expect(measure(one)).not.toBe(measure(other));
});

test('a long text has no part in the key', () => {
  const measure = costMeasure(parse('{ a }'));
  expect(measure({ a: 'x'.repeat(1e6) }).length).toBeLessThan(20);
});
