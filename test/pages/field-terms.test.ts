import { termsOf } from '../../gateway/web/console/analysis/field-terms';
import type { GraphField, GraphFields } from '../../gateway/web/console/graph-fields';

const field = (name: string, description: string | null, type: string): GraphField => ({
  ...{ name, description, args: [] },
  type: { kind: 'NON_NULL', name: null, ofType: { kind: 'OBJECT', name: type, ofType: null } },
});

const GRAPH: GraphFields = new Map([
  ['Query', [field('rain', 'Rain (降雨)', 'Rain'), field('forest', 'Forest (森林)', 'Forest')]],
  ['Rain', [field('coverage', 'Share of stations (month) (站点覆盖率)', 'Float')]],
  [
    'Forest',
    [field('coverage', 'Forest cover (森林覆盖率)', 'Float'), field('id', 'No Chinese (id)', 'ID')],
  ],
  ['Float', []],
]);

const terms = (query: string) => Object.fromEntries(termsOf(query, GRAPH));

describe('the terms of an answer', () => {
  test('are those of exactly the type that has the field, if two types share a name', () => {
    expect(terms('{ rain { coverage } forest { coverage id } }')).toEqual({
      rain: '降雨',
      'rain.coverage': '站点覆盖率',
      forest: '森林',
      'forest.coverage': '森林覆盖率',
    });
  });

  test('follow aliases, fragments and type conditions', () => {
    const query = `query Q { wet: rain { ...share } forest { ... on Forest { cover: coverage } } }
      fragment share on Rain { coverage }`;
    expect(terms(query)).toEqual({
      wet: '降雨',
      'wet.coverage': '站点覆盖率',
      forest: '森林',
      'forest.cover': '森林覆盖率',
    });
  });

  test('are absent for fields that the graph does not have', () => {
    expect(terms('{ snow { depth } }')).toEqual({});
  });
});
