import { PLAN_DUTIES } from '../../../shared/domain/plan/duties';
import { PLAN_SEAMS } from '../../../shared/domain/plan/seams';
import { DATA_TOPICS } from '../../../shared/domain/plan/topics';
import { coverageOf, type CoverageGround } from '../../../shared/sharing/coverage';
import { dataset } from './sharing-fixtures';

const WATER = new Set(['A3.14(1)', 'A3.14(2)']);
const GROUND: CoverageGround = {
  duties: PLAN_DUTIES.filter(({ clause }) => WATER.has(clause)),
  topics: DATA_TOPICS.filter(({ department }) => department === 'water'),
  seams: PLAN_SEAMS.slice(0, 1),
  departments: new Set(['water']),
  datasets: [dataset({ id: 'water/zones', topic: 'water-function-zone', clause: 'A3.14(2)' })],
  fields: [
    { coordinate: 'Zone.name', policy: [['water/zones']], isReachable: true },
    { coordinate: 'Zone.id', policy: null, isReachable: true },
  ],
};
const missing = (ground: CoverageGround) =>
  coverageOf(ground).unfulfilled.map(({ topic, because }) => `${topic}: ${because}`);

describe('the coverage of the plan', () => {
  test('goes from a duty to share by its topic and dataset to the fields that a question reaches', () => {
    expect(coverageOf(GROUND).fulfilled).toEqual([
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
    expect(missing(GROUND)).toEqual([
      'groundwater-key-areas: NO_DATASET',
      'reservoir-water-ecology: NO_DATASET',
    ]);
    expect(missing({ ...GROUND, departments: new Set() })).toEqual([
      'groundwater-key-areas: NO_SUBGRAPH',
      'reservoir-water-ecology: NO_SUBGRAPH',
    ]);
    const hidden = GROUND.fields.map((field) => ({ ...field, isReachable: false }));
    expect(missing({ ...GROUND, fields: hidden })).toContain('water-function-zone: NO_FIELD');
  });

  test("takes no dataset of another department for a department's own", () => {
    const [zones] = GROUND.datasets;
    const foreign = { ...GROUND, datasets: zones ? [{ ...zones, id: 'ocean/zones' }] : [] };
    expect(missing(foreign)).toContain('water-function-zone: NO_DATASET');
  });

  test('lists a topic without a duty as opened beyond duty, or as a gap among the seams', () => {
    const topics = DATA_TOPICS.filter(({ id }) => id === 'noise' || id === 'monitoring-org-credit');
    const duties = PLAN_DUTIES.filter(({ clause }) => clause === 'A3.1(1)');
    const datasets = [dataset({ id: 'environment/noise', topic: 'noise', clause: 'A3.1(1)' })];
    const fields = [{ coordinate: 'N.x', policy: [['environment/noise']], isReachable: true }];
    const coverage = coverageOf({ ...GROUND, duties, topics, datasets, fields });
    expect(coverage.fulfilled).toMatchObject([
      { clause: 'A3.1(1)', topic: 'noise', isMandatory: false },
    ]);
    expect(coverage.unfulfilled).toEqual([]);
    expect(coverage.seams).toEqual([
      { kind: 'PLAN', ...PLAN_SEAMS[0] },
      expect.objectContaining({ kind: 'GAP', id: 'no-dataset-of-monitoring-org-credit' }),
    ]);
  });

  test('S6D3 MUST name each field that leads to no dataset, no act or no basis in the plan', () => {
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
    const datasets = [...GROUND.datasets, groundless, withLaw];
    expect(coverageOf({ ...GROUND, datasets, fields }).unclaimedFields).toEqual([
      { coordinate: 'A.bare', id: null, because: 'NO_DATASET' },
      { coordinate: 'A.stranger', id: 'water/unknown', because: 'UNKNOWN_DATASET' },
      { coordinate: 'A.both', id: 'water/groundless', because: 'NO_BASIS' },
      { coordinate: 'A.noAct', id: 'act/SEE_ALL', because: 'UNKNOWN_ACT' },
    ]);
  });
});
