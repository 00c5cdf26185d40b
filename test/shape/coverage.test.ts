import 'reflect-metadata';
import { hubCoverage } from '../../gateway/cli/schema/duties';
import { mandateBasisOf } from '../../shared/domain/mandate/basis';
import { MANDATE_INCONSISTENCIES } from '../../shared/domain/mandate/inconsistencies';
import type { Department } from '../../shared/monitoring/department';
import type { Coverage } from '../../shared/sharing/coverage';
import { departments } from '../../subgraphs/registry';
import { committedSupergraph } from '../setup/committed-supergraph';
import { describeWithShared } from '../setup/shared-folder';
import { sharedRows } from '../setup/fixtures/shared-rows';

let all: ReadonlyArray<Department>;
let supergraphSdl: string;
let coverage: Coverage;

beforeAll(async () => {
  all = await departments();
  supergraphSdl = await committedSupergraph();
  coverage = await hubCoverage(all, supergraphSdl);
});

const topicsOf = (rows: ReadonlyArray<{ readonly topic: string }>) =>
  rows.map(({ topic }) => topic).sort();

describe('what the departments publish', () => {
  test('S6D1 MUST fulfil every duty to share of a department that has a subgraph', () => {
    const owing = new Set(all.map(({ name }) => name));
    expect(coverage.unfulfilled.filter(({ department }) => owing.has(department))).toEqual([]);
    expect(coverage.fulfilled.every(({ datasets }) => datasets.length > 0)).toBe(true);
  });

  test('S6D2 MUST leave no field without a dataset, and no dataset without a basis', () => {
    expect(coverage.unclaimedFields).toEqual([]);
    const datasets = all.flatMap((department) => department.datasets);
    expect(datasets.filter(({ clause }) => !mandateBasisOf(clause))).toEqual([]);
  });

  test('S6D4 MUST be detected if a field is in no dataset', async () => {
    const slipped = supergraphSdl.replace(/^type WaterStation\b[^{]*\{/m, '$&\n  slipped: String');
    expect(slipped).not.toBe(supergraphSdl);
    const { unclaimedFields } = await hubCoverage(all, slipped);
    expect(unclaimedFields).toEqual([
      { coordinate: 'WaterStation.slipped', id: null, because: 'NO_DATASET' },
    ]);
  });

  test('justifies the class of each dataset in one line, and a withheld one by a law', () => {
    for (const { id, because, sharing, legalBasis } of all.flatMap(({ datasets }) => datasets)) {
      expect({ id, isArgued: /^[^\n]{20,}\.$/.test(because) }).toEqual({ id, isArgued: true });
      expect({ id, hasLaw: legalBasis !== null }).toEqual({ id, hasLaw: sharing === 'WITHHELD' });
    }
  });

  test('cites for each dataset of a topic that must be shared the clause that requires it', () => {
    const duties = coverage.fulfilled.filter(({ isMandatory }) => isMandatory);
    const strays = duties.flatMap(({ clause, datasets }) =>
      datasets.filter(({ basis }) => basis !== clause).map(({ id }) => id),
    );
    expect(strays).toEqual([]);
  });

  test('shows all inconsistencies of the mandate, and every gap beside them', () => {
    const inconsistencies = coverage.inconsistencies.filter(({ kind }) => kind === 'PLAN');
    expect(inconsistencies.map(({ id }) => id)).toEqual(
      MANDATE_INCONSISTENCIES.map(({ id }) => id),
    );
    expect(
      coverage.inconsistencies.filter(({ kind }) => kind === 'GAP').map(({ id }) => id),
    ).toEqual(['no-dataset-of-monitoring-org-credit']);
  });
});

describeWithShared('the present mandate beside the project', () => {
  const rows = () => sharedRows('domain', 'seed', 'data_topics.csv');
  const ids = (wanted: ReturnType<typeof rows>) => wanted.map(({ topic = '' }) => topic).sort();
  const isPresent = ({ department }: Readonly<Record<string, string>>) =>
    all.some(({ name }) => name === department);

  test('has as its unfulfilled topics exactly those of departments without a subgraph', () => {
    const absent = rows().filter((row) => row['must_open'] === '1' && !isPresent(row));
    expect(topicsOf(coverage.unfulfilled)).toEqual(ids(absent));
    expect(coverage.unfulfilled.every(({ because }) => because === 'NO_SUBGRAPH')).toBe(true);
  });

  test('has each topic of the departments with a subgraph fulfilled, except one of the bureau', () => {
    const present = rows().filter(isPresent);
    expect([...topicsOf(coverage.fulfilled), 'monitoring-org-credit'].sort()).toEqual(ids(present));
  });

  test('requires sharing of exactly the departments that annex 3 obliges', () => {
    const binding = sharedRows('domain', 'seed', 'annex3_departments.csv')
      .filter((row) => row['must_share'] === '1')
      .map(({ id = '' }) => id);
    const told = [...coverage.fulfilled, ...coverage.unfulfilled].filter(
      (row) => !('isMandatory' in row) || row.isMandatory,
    );
    expect([...new Set(told.map(({ department }) => department))].sort()).toEqual(binding.sort());
  });
});
