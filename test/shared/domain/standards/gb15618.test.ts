import { farmlandSoilRisk } from '../../../../shared/domain/standards/gb15618';
import {
  SOIL_INTERVENTION,
  SOIL_SCREENING,
} from '../../../../shared/domain/standards/gb15618-limits';
import { describeWithShared } from '../../../setup/shared-folder';
import { sharedRows } from '../../../setup/fixtures/shared-rows';

const AT = new Date('2024-10-01T08:00:00+08:00');

test('keeps a content at the screening value at low risk and raises it just above', () => {
  const paddy = { ph: 5.5, paddy: true };
  expect(farmlandSoilRisk({ soil_cd: 0.3 }, paddy, AT).risk).toBe('LOW');
  expect(farmlandSoilRisk({ soil_cd: 0.31 }, paddy, AT).risk).toBe('CONTROL');
  expect(farmlandSoilRisk({ soil_cd: 1.5 }, paddy, AT).risk).toBe('CONTROL');
  expect(farmlandSoilRisk({ soil_cd: 1.51 }, paddy, AT).risk).toBe('STRICT');
});

test('chooses the band of pH, its upper end inclusive', () => {
  const risks = [5.5, 5.51, 6.5, 6.51, 7.5, 7.51].map(
    (ph) => farmlandSoilRisk({ soil_cd: 0.5 }, { ph, paddy: true }, AT).risk,
  );
  expect(risks).toEqual(['CONTROL', 'CONTROL', 'CONTROL', 'LOW', 'LOW', 'LOW']);
});

test('is stricter on arsenic in paddies, on lead elsewhere, and on both under rotation', () => {
  const metals = { soil_as: 35, soil_pb: 75 };
  const determining = ([true, false, 'ROTATION'] as const).map((paddy) =>
    farmlandSoilRisk(metals, { ph: 5, paddy }, AT).determining.map(({ symbol }) => symbol),
  );
  expect(determining).toEqual([['soil_as'], ['soil_pb'], ['soil_as', 'soil_pb']]);
});

test('allows orchards more copper than other land, and nothing else', () => {
  const orchard = { ph: 5, paddy: false, orchard: true };
  expect(farmlandSoilRisk({ soil_cu: 149 }, orchard, AT).risk).toBe('LOW');
  expect(farmlandSoilRisk({ soil_cu: 149 }, { ph: 5, paddy: false }, AT).risk).toBe('CONTROL');
  expect(farmlandSoilRisk({ soil_cu: 149 }, { ph: 5, paddy: true }, AT).risk).toBe('CONTROL');
  expect(farmlandSoilRisk({ soil_pb: 75 }, orchard, AT).risk).toBe('CONTROL');
});

test('never calls for strict control because of zinc, which has no intervention value', () => {
  expect(farmlandSoilRisk({ soil_zn: 100_000 }, { ph: 8, paddy: false }, AT).risk).toBe('CONTROL');
});

test('names the worst elements and those that were not measured', () => {
  const metals = {
    soil_cd: 2,
    soil_hg: 0.1,
    soil_as: { value: 0.5, censored: true },
    soil_pb: null,
  };
  expect(farmlandSoilRisk(metals, { ph: 5, paddy: true }, AT)).toEqual({
    standard: 'GB 15618-2018',
    risk: 'STRICT',
    determining: [{ symbol: 'soil_cd', risk: 'STRICT' }],
    missing: ['soil_pb', 'soil_cr', 'soil_cu', 'soil_ni', 'soil_zn'],
  });
});

test('judges nothing without a pH, and nothing sampled before August 2018', () => {
  expect(farmlandSoilRisk({ soil_cd: 9 }, { ph: null, paddy: true }, AT).risk).toBeNull();
  const early = new Date('2018-07-31T15:59:59Z');
  expect(farmlandSoilRisk({ soil_cd: 9 }, { ph: 5, paddy: true }, early)).toMatchObject({
    standard: null,
    risk: null,
  });
});

describeWithShared('GB 15618-2018', () => {
  test('has every screening and intervention value of the fact sheet', () => {
    const rows = sharedRows('domain', 'standards', 'gb15618_2018_farmland.csv');
    const wanted = (kind: string): ReadonlyArray<unknown> =>
      rows
        .filter((row) => row.kind === kind)
        .map((row) => ({
          metal: `soil_${row.metal}`,
          land: row.land === 'all' ? 'ANY' : row.land?.toUpperCase(),
          limits: ['pH<=5.5', '5.5<pH<=6.5', '6.5<pH<=7.5', 'pH>7.5'].map((band) =>
            Number(row[band]),
          ),
        }));
    expect(SOIL_SCREENING).toEqual(wanted('screening'));
    expect(SOIL_INTERVENTION).toEqual(wanted('intervention'));
  });
});
