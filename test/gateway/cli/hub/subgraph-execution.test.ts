import { pino } from 'pino';
import { subgraphExecution } from '../../../../gateway/cli/hub/subgraph-execution';
import { RULED_DEADLINES } from '../../../../shared/domain/sharing-rules';
import { department as water } from '../../../../subgraphs/water/department';
import { schemaOf } from '../../../setup/built-once';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../../setup/department-hub';
import { accessOf, handlerOf, openState } from '../../../setup/sharing';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water], 2);
});
afterAll(() => hub.close());

const query = '{ waterStations { nodes { id latest { value } } } }';

test.each([
  { isPushDownOn: true, statements: 1 },
  { isPushDownOn: false, statements: 2 },
])(
  'with push-down $isPushDownOn a department answers a list with $statements statements',
  async ({ isPushDownOn, statements }) => {
    const now = () => new Date(TEST_NOW);
    const { execute, context } = await subgraphExecution(water, {
      database: hub.database,
      schemaOf,
      now,
      deadlines: RULED_DEADLINES,
      isPushDownOn,
      log: pino({ level: 'silent' }),
    });
    const access = accessOf({ caller: handlerOf('water'), state: await openState(), now: now() });
    hub.statements.length = 0;
    const answer = await execute({ query }, context('test', access));
    expect(answer.errors).toBeUndefined();
    expect(hub.statements).toHaveLength(statements);
  },
);
