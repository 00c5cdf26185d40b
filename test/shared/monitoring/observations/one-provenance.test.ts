import { rowsOfOneProvenance } from '../../../../shared/monitoring/observations/one-provenance';

const measured = { value: 1, provenance: 'MEASURED' };
const synthetic = { value: 2, provenance: 'SYNTHETIC' };
const both = { value: 3, provenance: ['MEASURED', 'SYNTHETIC'] };

describe('the rows of one figure', () => {
  test.each([
    ['measured alone where there are any', [synthetic, measured, both], [measured]],
    ['made up where nothing was measured', [synthetic], [synthetic]],
    ['made up where what was measured is mixed with it in one row', [both, synthetic], [synthetic]],
    ['none where every row is mixed', [both], []],
    ['none of none', [], []],
  ])('are %s', (_, rows, expected) => {
    expect(rowsOfOneProvenance<(typeof rows)[number]>(rows)).toEqual(expected);
  });
});
