import type { StatementForms } from '../../../shared/push-down/pushed-statement';
import { splicedRows } from '../../../shared/push-down/text-apart';
import { BROKEN } from '../../../shared/push-down/text/json-text';

const PARTS = ['first', 'second'].map((name): StatementForms => () => {
  throw new TypeError(`Only its reader knows the part ${name}.`);
});

/** A mark as SQL writes it. */
function mark(part: number, key: string): string {
  return `\u0004${String(part)} ${JSON.stringify(key)}\u0004`;
}

describe('texts of other statements in the rows of one', () => {
  test('take the places of their marks, and each key is read once for each part', async () => {
    const asked: unknown[] = [];
    const rows = [
      [`[${mark(0, 'a')},${mark(1, 'a')},${mark(0, 'a "quoted" 江')}]`, null],
      [mark(0, 'a'), 'nothing'],
    ];
    const spliced = await splicedRows(rows, PARTS, (part, keys) => {
      const number = PARTS.indexOf(part);
      asked.push([number, keys]);
      return Promise.resolve(keys.map((key) => [`<${String(number)} ${key}>`]));
    });
    expect(spliced).toEqual([
      ['[<0 a>,<1 a>,<0 a "quoted" 江>]', null],
      ['<0 a>', 'nothing'],
    ]);
    expect(asked).toEqual([
      [0, ['a', 'a "quoted" 江']],
      [1, ['a']],
    ]);
  });

  test('are not read for rows without marks', async () => {
    const rows = [['{"id":"a"}']];
    const spliced = await splicedRows(rows, PARTS, () => Promise.reject(new Error('read')));
    expect(spliced).toEqual(rows);
  });

  test('are broken where a statement returned no row or null', async () => {
    const rows = [[`[${mark(0, 'a')},${mark(0, 'b')}]`]];
    const spliced = await splicedRows(rows, PARTS, () => Promise.resolve([[null]]));
    expect(spliced).toEqual([[`[${BROKEN},${BROKEN}]`]]);
  });

  test('leave all unanswered if PostgreSQL did not answer one of them', async () => {
    const unanswered = new Error('ended');
    const spliced = await splicedRows([[mark(1, 'a')]], PARTS, () =>
      Promise.resolve({ unanswered }),
    );
    expect(spliced).toEqual({ unanswered });
  });
});
