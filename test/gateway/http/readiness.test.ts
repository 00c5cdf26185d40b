import { createSecretKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHubAuditLog } from '../../../gateway/cli/hub/hub-audit-log';
import { sealPrivateKey } from '../../../gateway/cli/hub/seal-keys';
import type { Engine } from '../../../gateway/engine/engine';
import { testEngine } from '../../setup/fixtures/test-engine';
import { inProcessLink } from '../../../gateway/engine/in-process';
import type { LinkReport } from '../../../gateway/engine/link';
import { openFront, type FrontOptions } from '../../../gateway/http/front';
import { readSettings } from '../../../shared/config/settings';
import { compiledExecution } from '../../../shared/graphql/compiled-execution';
import { createLog } from '../../../shared/server/log';
import { ledgerDatabase } from '../ledger/ledger-fixtures';
import { schemas, supergraph } from '../setup/two-departments';
import { wideLimits } from '../setup/wide-limits';

const log = createLog({ level: 'silent' });
let reported: Readonly<Record<string, LinkReport>>;
beforeEach(() => {
  reported = {};
});

/** What a gateway of two departments that answer says at `/readyz`. */
async function readyz(options: Partial<FrontOptions> = {}): Promise<[number, unknown]> {
  const front = await openFront({
    ...{ engine: await twoDepartments(), log, hasSuggestions: false, maxTokens: 500 },
    ...{ host: '127.0.0.1', port: 0 },
    ...options,
  });
  try {
    const answer = await fetch(`${front.url}/readyz`);
    return [answer.status, await answer.json()];
  } finally {
    await front.close();
  }
}

function twoDepartments(): Promise<Engine> {
  return testEngine({
    supergraphSdl: supergraph(),
    limits: wideLimits,
    onUnexpected: (error) => {
      throw error;
    },
    linkFor: ({ name }) =>
      inProcessLink({
        department: name,
        execute: compiledExecution(name === 'water' ? schemas.water : schemas.weather),
        contextFor: () => ({}),
        report: () => reported[name] ?? {},
      }),
  });
}

const departments = { water: 'up', weather: 'up' };

describe('roll-ups that wait', () => {
  test.each([
    ['nothing waits', { days: 0, oldestS: null }, 'ready'],
    ['a long import has just ended', { days: 4_000_000, oldestS: 3600 }, 'ready'],
    ['the first has waited for more than an hour', { days: 1, oldestS: 3601 }, 'degraded'],
  ])('are shown by department, with 200: %s', async (_, rollups, status) => {
    reported = { water: { rollups } };
    expect(await readyz()).toEqual([200, { status, departments, links: { water: { rollups } } }]);
  });

  test('of one department are not hidden by another that has none waiting, nor do they hide a part that is down', async () => {
    reported = {
      water: { rollups: { days: 3, oldestS: 7200 } },
      weather: { rollups: { days: 0, oldestS: null } },
    };
    expect(await readyz()).toMatchObject([200, { status: 'degraded', links: reported }]);
    const parts = { sharing: () => Promise.resolve(true), record: () => Promise.resolve(false) };
    expect(await readyz({ parts })).toMatchObject([503, { status: 'unready', record: 'down' }]);
  });
});

describe('warnings', () => {
  test('are left out where there are none', async () => {
    expect(await readyz({ warnings: () => [] })).toEqual([200, { status: 'ready', departments }]);
  });

  test.each([
    ['the disk below the hub’s own database', {}],
    ['a database elsewhere that may not grow on', { RIVERGATE_DATABASE_LIMIT_MB: '1' }],
  ])(
    'say over HTTP that space for the audit log runs out, and leave the hub ready: %s',
    async (_, change) => {
      const database = await ledgerDatabase();
      const folder = await mkdtemp(join(tmpdir(), 'readyz-'));
      const isElsewhere = 'RIVERGATE_DATABASE_LIMIT_MB' in change;
      const settings = readSettings({
        ...(isElsewhere ? { DATABASE_URL: database.url } : {}),
        ...{ RIVERGATE_DATA: folder, RIVERGATE_FREE_SPACE_MB: '1000000000', ...change },
      });
      const keys = {
        seal: await sealPrivateKey(settings),
        ledgerHmac: createSecretKey(Buffer.alloc(32, 5)),
      };
      const record = openHubAuditLog({ settings, url: database.url, keys, owners: ['water'], log });
      try {
        await expectWarning(() => readyz({ warnings: record.warnings }));
      } finally {
        await record.close();
        await database.drop();
        await rm(folder, { recursive: true });
      }
    },
  );
});

/** Space is looked at beside the requests: what is not known yet is asked for again. */
async function expectWarning(ask: () => Promise<[number, unknown]>): Promise<void> {
  const said = async () => JSON.stringify(await ask());
  let last = await said();
  for (const end = Date.now() + 300_000; !last.includes('warnings') && Date.now() < end;)
    last = await said();
  expect(JSON.parse(last)).toEqual([
    200,
    { status: 'ready', departments, warnings: [expect.stringMatching(/MB/)] },
  ]);
}
