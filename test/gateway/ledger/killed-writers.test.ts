import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../setup/hub-process';
import { IS_LONG } from '../../setup/runs';
import { auditLogOfEachTest, rowsOf, verified } from './ledger-fixtures';

const KILLS = IS_LONG ? 60 : 10;

/** What a writer says of an entry that is durable: data may be read, or the answer may leave. */
interface Answered {
  readonly kind: 'INTENT' | 'OUTCOME';
  readonly traceId: string;
  readonly drawsQuota: boolean;
}

const log = auditLogOfEachTest();
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A gateway's writer of the audit log in a process of its own. */
function writer(name: string, answered: Answered[]): ChildProcess {
  const child = fork(join(__dirname, 'writing-process.ts'), [log.database.url, name], {
    execArgv: ['-r', join(ROOT, 'gateway', 'dev', 'typescript.cjs')],
  });
  child.on('message', (one: Answered) => answered.push(one));
  running.add(child);
  return child;
}

/** Kills a writer while its operations are under way, once it has finished so many. */
async function killAfter(child: ChildProcess, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await once(child, 'message');
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  running.delete(child);
}

interface Facts {
  readonly kind: Answered['kind'];
  readonly traceId: string;
}

test('S5K1 MUST have in one chain what each killed writer had answered, and no quota counted short', async () => {
  const answered: Answered[] = [];
  const beside = writer('beside', answered); // Writes all the time, and is killed last.
  for (let kill = 1; kill < KILLS; kill += 1)
    await killAfter(writer(`killed-${String(kill)}`, answered), 1 + ((kill * 7919) % 23));
  await killAfter(beside, 1);
  const entries = await rowsOf<{ facts: Facts }>(
    log.database.url,
    'select facts from hub.ledger_entry order by sequence',
  );
  const idsOf = (kind: Facts['kind']) =>
    entries.flatMap(({ facts }) => (facts.kind === kind ? [facts.traceId] : []));
  const [intents, outcomes] = [idsOf('INTENT'), idsOf('OUTCOME')];
  const kept = { INTENT: new Set(intents), OUTCOME: new Set(outcomes) };
  expect(answered.filter(({ kind, traceId }) => !kept[kind].has(traceId))).toEqual([]);
  expect(new Set(answered.map(({ traceId }) => traceId.replace(/-\d+$/, ''))).size).toBe(KILLS);
  expect([kept.INTENT.size, kept.OUTCOME.size]).toEqual([intents.length, outcomes.length]);
  expect(await verified(log.database.url)).toMatchObject({
    ...{ verdict: 'UNWITNESSED', firstBroken: null, beside: [] },
    withoutOutcome: intents.length - outcomes.length,
  });
  await expectDrawn(answered);
});

/** As many operations as intents that draw, and at least as many as answers. */
async function expectDrawn(answered: ReadonlyArray<Answered>): Promise<void> {
  const [row] = await rowsOf<{ drawn: number; intents: number }>(
    log.database.url,
    `select (select sum(operations)::int from hub.grant_usage) as drawn,
       (select count(*)::int from hub.ledger_entry
        where facts->>'kind' = 'INTENT' and facts->'reads'->0->'grant'->>'id' = 'G-1') as intents`,
  );
  expect(row?.drawn).toBe(row?.intents);
  expect(row?.drawn).toBeGreaterThanOrEqual(
    answered.filter(({ kind, drawsQuota }) => kind === 'INTENT' && drawsQuota).length,
  );
}
