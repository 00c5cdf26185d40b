import { opensMore, seriesClaims } from '../../../shared/sharing/series-claims';
import { dataset } from './sharing-fixtures';

const METALS = dataset({
  id: 'environment/metals',
  sharing: 'CONDITIONAL',
  openness: 'ON_REQUEST',
  measures: [{ kinds: ['SOIL_POINT'], indicators: ['soil_cd', 'soil_pb'], averaging: ['INSTANT'] }],
});
const SOIL = dataset({
  id: 'environment/soil',
  measures: [{ kinds: ['SOIL_POINT'], indicators: ['soil_ph'], averaging: ['INSTANT', 'DAY'] }],
});

describe('what datasets claim', () => {
  test('is every kind × indicator × averaging, by the code of the indicator', () => {
    expect([...seriesClaims([METALS, SOIL])].map(([key, one]) => [key, one.datasets])).toEqual([
      ['SOIL_POINT|soil.cd|INSTANT', ['environment/metals']],
      ['SOIL_POINT|soil.pb|INSTANT', ['environment/metals']],
      ['SOIL_POINT|soil.ph|INSTANT', ['environment/soil']],
      ['SOIL_POINT|soil.ph|DAY', ['environment/soil']],
    ]);
  });

  test('names both where two claim the same, and one where one claims it twice', () => {
    const again = { ...SOIL, measures: [...SOIL.measures, ...SOIL.measures, ...METALS.measures] };
    const claims = seriesClaims([METALS, again]);
    expect(claims.get('SOIL_POINT|soil.cd|INSTANT')?.datasets).toEqual([
      'environment/metals',
      'environment/soil',
    ]);
    expect(claims.get('SOIL_POINT|soil.ph|DAY')?.datasets).toEqual(['environment/soil']);
  });

  test('refuses an indicator that there is none of', () => {
    const measures = [
      { kinds: ['SOIL_POINT'], indicators: ['soil_xx'], averaging: ['DAY'] },
    ] as const;
    expect(() => seriesClaims([{ ...SOIL, measures }])).toThrow(
      '`measures` of environment/soil must name indicators of shared/domain/indicators, but got: "soil_xx".',
    );
  });
});

describe('whether a dataset is more open than another', () => {
  const open = {
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    delayMinutes: 0,
    precision: 7,
  } as const;

  test.each([
    ['of a wider class', { sharing: 'CONDITIONAL' }],
    ['open to more', { openness: 'ON_REQUEST' }],
    ['sooner', { delayMinutes: 60 }],
    ['told more finely', { precision: 5 }],
  ] as const)('is so where it is %s', (_, stricter) => {
    expect(opensMore({ ...open, ...stricter }, open)).toBe(true);
    expect(opensMore(open, { ...open, ...stricter })).toBe(false);
  });

  test('is so where the other one is not known any more, and not where they are the same', () => {
    expect(opensMore(undefined, { ...open, sharing: 'WITHHELD' })).toBe(true);
    expect(opensMore(open, open)).toBe(false);
  });
});
