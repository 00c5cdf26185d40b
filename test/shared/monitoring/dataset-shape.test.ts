import { schemaOf } from '../../setup/built-once';
import { shapesOf } from '../../../shared/monitoring/dataset-shape';
import { department as forestry } from '../../../subgraphs/forestry/department';
import { department as water } from '../../../subgraphs/water/department';

describe('how the fields of a dataset hang together', () => {
  test('an object needs a field in it, and its fields need the way to it', async () => {
    const shape = shapesOf(await schemaOf(water)).get('water/reservoir-water-ecology');
    const leaves = ['coverage', 'latest', 'observations', 'series'].map(
      (one) => `ReservoirEcology.${one}`,
    );
    const ways = ['ReservoirEcologyPoint.ecology'];
    expect(shape).toEqual({
      'ReservoirEcologyPoint.ecology': { leaves, ways: [] },
      'ReservoirEcology.coverage': { leaves: [], ways },
      'ReservoirEcology.latest': { leaves: [], ways },
      'ReservoirEcology.observations': { leaves: [], ways },
      'ReservoirEcology.series': { leaves: [], ways },
    });
  });

  test('a list by pages needs fields of what it lists, whose entrance it is', async () => {
    const shape = shapesOf(await schemaOf(forestry)).get('forestry/protected-species') ?? {};
    const entrances = Object.entries(shape).filter(([, { leaves }]) => leaves.length > 0);
    expect(entrances.length).toBeGreaterThan(0);
    for (const [, { leaves }] of entrances)
      expect(leaves).toContain('ProtectedSpeciesRecord.nameZh');
  });
});
