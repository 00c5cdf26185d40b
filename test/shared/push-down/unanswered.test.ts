import type { ExecutionResult } from 'graphql';
import type { Execute } from '../../../shared/graphql/compiled-execution';
import { withConnection } from '../../../shared/data/server/with-connection';
import { departments } from '../../../subgraphs/registry';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { comparedDepartment, someCallers, type ComparedDepartment } from './compared-department';

let hub: DepartmentHub;
let water: ComparedDepartment;
let context: ReturnType<ComparedDepartment['contextOf']>;
beforeAll(async () => {
  const all = (await departments()).filter(({ name }) => name === 'water');
  hub = await departmentHub(all, 1);
  for (const department of all) water = await comparedDepartment(hub, department);
  for (const access of (await someCallers(['water'])).slice(0, 1))
    context = water.contextOf(access);
});
afterAll(() => hub.close());

const LIST = { query: '{ waterStations(first: 2) { nodes { id } } }' };
const ENTITIES = {
  query:
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on District { waterStations { nodes { id } } } } }',
  variables: { r: ['440703', '440705'].map((code) => ({ __typename: 'District', code })) },
};

/** Answers while nobody can read a table, and each statement that waits for it is ended. */
async function endedBy(
  end: 'pg_cancel_backend' | 'pg_terminate_backend',
  execute: Execute,
  { table = 'station', ...asked }: typeof LIST & { readonly table?: string },
): Promise<{ readonly answer: ExecutionResult; readonly statements: number }> {
  return withConnection(hub.url, async (client) => {
    await client.query(`begin; lock table water.${table} in access exclusive mode`);
    hub.statements.length = 0;
    let isAnswered = false;
    const answer = execute(asked, context).finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      await client.query('select pg_stat_clear_snapshot()'); // Else a transaction sees one activity.
      await client.query(
        `select ${end}(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
    }
    await client.query('rollback');
    return { answer: await answer, statements: hub.statements.length };
  });
}

/** What a gateway reads of the errors. */
function read({ errors = [] }: ExecutionResult) {
  return errors.map(({ message, path, extensions }) => ({
    message,
    path,
    code: extensions['code'],
  }));
}

describe.each(['pg_cancel_backend', 'pg_terminate_backend'] as const)('after %s', (end) => {
  test.each([
    ['a list', LIST, 1],
    ['lists of entities', ENTITIES, 2],
  ])(
    '%s: the error is the answer at once, in the words of the resolvers',
    async (_, asked, errors) => {
      const { execute } = water.pushDown;
      water.outcomes.length = 0;
      const pushed = await endedBy(end, execute, asked);
      const resolved = await endedBy(end, water.otherwise, asked);
      expect(pushed.statements).toBe(1);
      expect(water.outcomes.map(({ fallback }) => fallback)).toEqual([null]);
      expect(pushed.answer.data).toEqual(resolved.answer.data);
      expect(read(pushed.answer)).toEqual(read(resolved.answer));
      expect(read(pushed.answer).map(({ code }) => code)).toEqual(
        Array.from({ length: errors }, () => 'INTERNAL'),
      );
      expect((await execute(asked, context)).errors).toBeUndefined();
    },
  );

  test('what a resolver reads is not read again, and its list is missing', async () => {
    const query = `{ waterStations(first: 2) { nodes { id coverage(indicator: "stage", from: "2026-11-20T00:00:00Z", to: "2026-11-21T00:00:00Z") { received } } } }`;
    const { answer, statements } = await endedBy(end, water.pushDown.execute, {
      query,
      table: 'series',
    });
    expect(statements).toBe(2);
    expect(answer.data).toEqual({ waterStations: null });
    expect(read(answer).map(({ code, path }) => [code, path])).toEqual([
      ['INTERNAL', ['waterStations']],
    ]);
  });
});
