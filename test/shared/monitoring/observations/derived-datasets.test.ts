import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

const ECOLOGY = 'water/reservoir-water-ecology';
const ZONE = 'water/water-function-zone';
const QUESTION = `{ reservoirEcologyPoints(first: 1) { nodes {
  latest { value }
  raw: series(indicator: "algae_density", step: RAW, from: "2026-08-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { values }
  day: series(indicator: "algae_density", step: DAY, from: "2026-08-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { values }
  calendar: series(indicator: "algae_density", step: DAY, days: CALENDAR, from: "2026-08-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { values unavailable }
  month: series(indicator: "algae_density", step: MONTH, from: "2026-08-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { values }
  observations(indicator: "algae_density", from: "2026-08-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { totalCount }
} } }`;

const NOTHING = { latest: [], raw: [], observations: { totalCount: 0 } };

describe('a dataset that shows a coarser period of another', () => {
  let hub: DepartmentHub;
  afterEach(() => hub.close());

  test.each([
    ['nothing where it is not declared', undefined, { day: 0, month: 0 }],
    ['months alone', 'MONTH', { day: 0, month: 1 }],
    ['days, and so months', 'DAY', { day: 1, month: 1 }],
  ] as const)('S10C8 MUST show %s, and never a value or the newest one', async (_, by, series) => {
    hub = await departmentHub([derivedBy(by)], 60, [water]);
    const { data, errors } = await hub.ask('water', QUESTION);
    expect(errors).toBeUndefined();
    const [point] = (data as unknown as Points).reservoirEcologyPoints.nodes;
    expect(point).toMatchObject(NOTHING);
    expect({ day: point?.day.length, month: point?.month.length }).toEqual(series);
    expect(point?.calendar).toEqual(
      (point?.day ?? []).map(({ values }) => ({
        values: values.map(() => null),
        unavailable: values.map(() => 'ROLLED_UP_ONLY'),
      })),
    );
    expect(
      [...(point?.day ?? []), ...(point?.month ?? [])].every(({ values }) => values.length > 0),
    ).toBe(true);
  });
});

interface Points {
  readonly reservoirEcologyPoints: {
    readonly nodes: ReadonlyArray<
      Readonly<
        Record<'day' | 'month' | 'calendar', ReadonlyArray<{ readonly values: readonly number[] }>>
      >
    >;
  };
}

function derivedBy(by: 'DAY' | 'MONTH' | undefined): typeof water {
  const datasets = water.datasets.map((one) =>
    one.id === ZONE && by ? { ...one, derivedFrom: [{ dataset: ECOLOGY, by }] } : one,
  );
  return { ...water, datasets };
}
