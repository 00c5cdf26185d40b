import { bodiesOf } from './measured-server';

test('every document and every set of variables is sent', () => {
  const bodies = bodiesOf({
    name: 'two documents',
    operationName: 'A',
    query: 'query A { a }',
    queries: ['query A { a }', 'query A { b }'],
    variables: [{ at: 1 }, { at: 2 }, { at: 3 }],
  });
  expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
    { query: 'query A { a }', operationName: 'A', variables: { at: 1 } },
    { query: 'query A { b }', operationName: 'A', variables: { at: 2 } },
    { query: 'query A { a }', operationName: 'A', variables: { at: 3 } },
  ]);
});
