import { MANDATE_DUTIES } from '../../../shared/domain/mandate/duties';
import { MANDATE_INCONSISTENCIES } from '../../../shared/domain/mandate/inconsistencies';
import { DATA_TOPICS } from '../../../shared/domain/mandate/topics';
import { coverageOf, type CoverageContext } from '../../../shared/sharing/coverage';
import { dataset } from './sharing-fixtures';

const WATER = new Set(['A3.14(1)', 'A3.14(2)']);
const INPUT: CoverageContext = {
  duties: MANDATE_DUTIES.filter(({ clause }) => WATER.has(clause)),
  topics: DATA_TOPICS.filter(({ department }) => department === 'water'),
  inconsistencies: MANDATE_INCONSISTENCIES.slice(0, 1),
  departments: new Set(['water']),
  datasets: [dataset({ id: 'water/zones', topic: 'water-function-zone', clause: 'A3.14(2)' })],
  fields: [
    { coordinate: 'Zone.name', policy: [['water/zones']], isReachable: true },
    { coordinate: 'Zone.id', policy: null, isReachable: true },
  ],
};
const missing = (input: CoverageContext) =>
  coverageOf(input).unfulfilled.map(({ topic, because }) => `${topic}: ${because}`);

describe('the coverage of the mandate', () => {
  test('goes from a duty to share by its topic and dataset to the fields that a question reaches', () => {
    expect(coverageOf(INPUT).fulfilled).toEqual([
      {
        clause: 'A3.14(2)',
        department: 'water',
        topic: 'water-function-zone',
        isMandatory: true,
        datasets: [{ id: 'water/zones', basis: 'A3.14(2)', fields: ['Zone.name'] }],
      },
    ]);
  });

  test('says of each other topic of a duty whether subgraph, dataset or field is missing', () => {
    expect(missing(INPUT)).toEqual([
      'groundwater-key-areas: NO_DATASET',
      'reservoir-water-ecology: NO_DATASET',
    ]);
    expect(missing({ ...INPUT, departments: new Set() })).toEqual([
      'groundwater-key-areas: NO_SUBGRAPH',
      'reservoir-water-ecology: NO_SUBGRAPH',
    ]);
    const hidden = INPUT.fields.map((field) => ({ ...field, isReachable: false }));
    expect(missing({ ...INPUT, fields: hidden })).toContain('water-function-zone: NO_FIELD');
  });

  test("takes no dataset of another department for a department's own", () => {
    const [zones] = INPUT.datasets;
    const foreign = { ...INPUT, datasets: zones ? [{ ...zones, id: 'ocean/zones' }] : [] };
    expect(missing(foreign)).toContain('water-function-zone: NO_DATASET');
  });

  test('lists a topic without a duty as opened beyond duty, or as a gap among the inconsistencies', () => {
    const topics = DATA_TOPICS.filter(({ id }) => id === 'noise' || id === 'monitoring-org-credit');
    const duties = MANDATE_DUTIES.filter(({ clause }) => clause === 'A3.1(1)');
    const datasets = [dataset({ id: 'environment/noise', topic: 'noise', clause: 'A3.1(1)' })];
    const fields = [{ coordinate: 'N.x', policy: [['environment/noise']], isReachable: true }];
    const coverage = coverageOf({ ...INPUT, duties, topics, datasets, fields });
    expect(coverage.fulfilled).toMatchObject([
      { clause: 'A3.1(1)', topic: 'noise', isMandatory: false },
    ]);
    expect(coverage.unfulfilled).toEqual([]);
    expect(coverage.inconsistencies).toEqual([
      { kind: 'PLAN', ...MANDATE_INCONSISTENCIES[0] },
      expect.objectContaining({ kind: 'GAP', id: 'no-dataset-of-monitoring-org-credit' }),
    ]);
  });

  test('S6D3 MUST name each field that leads to no dataset, no act or no basis in the mandate', () => {
    const groundless = dataset({ id: 'water/groundless', clause: 'A3.99' });
    const withLaw = dataset({ id: 'water/law', clause: 'A3.99', legalBasis: '水法' });
    const fields = [
      { coordinate: 'A.bare', policy: undefined, isReachable: true },
      { coordinate: 'A.stranger', policy: [['water/unknown']], isReachable: true },
      { coordinate: 'A.both', policy: [['water/zones', 'water/groundless']], isReachable: false },
      { coordinate: 'A.law', policy: [['water/law']], isReachable: true },
      { coordinate: 'A.act', policy: [['act/SEE_CATALOGUE']], isReachable: true },
      { coordinate: 'A.noAct', policy: [['act/SEE_ALL']], isReachable: true },
    ];
    const datasets = [...INPUT.datasets, groundless, withLaw];
    expect(coverageOf({ ...INPUT, datasets, fields }).unclaimedFields).toEqual([
      { coordinate: 'A.bare', id: null, because: 'NO_DATASET' },
      { coordinate: 'A.stranger', id: 'water/unknown', because: 'UNKNOWN_DATASET' },
      { coordinate: 'A.both', id: 'water/groundless', because: 'NO_BASIS' },
      { coordinate: 'A.noAct', id: 'act/SEE_ALL', because: 'UNKNOWN_ACT' },
    ]);
  });
});
