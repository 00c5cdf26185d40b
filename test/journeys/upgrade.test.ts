import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hubCommand, hubProcess, type HubProcess } from '../setup/hub-process';
import type { TestDatabase } from '../setup/database';
import { FORMER_HUB, formerDatabase } from '../shared/data/upgrade/former-hub';

let database: TestDatabase;
let folder: string;
let env: Readonly<Record<string, string>>;
let hub: HubProcess | undefined;

beforeAll(async () => {
  database = await formerDatabase();
  folder = mkdtempSync(join(tmpdir(), 'former-hub-'));
  for (const part of ['anchors', 'demo-credentials.json'])
    cpSync(join(FORMER_HUB, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'keys'), { mode: 0o700 });
  for (const key of ['directory', 'seal']) {
    const content = readFileSync(join(FORMER_HUB, 'keys', `${key}.pem`));
    writeFileSync(join(folder, 'keys', `${key}.key`), content, { mode: 0o600 });
  }
  env = {
    PORT: '0',
    DATABASE_URL: database.url,
    RIVERGATE_DATA: folder,
    RIVERGATE_DEMO_DAYS: '1',
    RIVERGATE_LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  await hub?.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const command = (...args: ReadonlyArray<string>) => hubCommand(args, { env });

test('a hub of version 0.1.0 starts, opens by its grants what it did, and its record is whole', async () => {
  hub = hubProcess(['start'], { env });
  const [, url = ''] = await hub.said(/RiverGate is ready: (http:\/\/127\.0\.0\.1:\d+)\//);
  expect(hub.output()).toContain('exchange: 376 rows brought over from directory');
  expect(hub.output()).toContain('anchors of directory: kept by exchange and reference now');

  const granted = await ask(url, 'client-demo-agriculture', METALS);
  expect(granted).toEqual({
    data: { roadsideSoilPoints: { nodes: [{ metals: FOUND }, { metals: FOUND }] } },
  });
  const refused = await ask(url, 'client-demo-water', METALS);
  expect(refused).toMatchObject({
    data: { roadsideSoilPoints: { nodes: [{ metals: null }, { metals: null }] } },
  });
  expect(codesOf(refused)).toEqual(['NOT_SHARED']);

  const verified = await command('ledger', 'verify', '--json');
  expect([verified.code, verified.output]).toEqual([0, expect.stringContaining('"WHOLE"')]);
  await hub.end();
});

test('an export that version 0.1.0 made verifies with its anchors', async () => {
  const { code, output } = await command(
    ...['ledger', 'verify', '--export', join(FORMER_HUB, 'record.jsonl'), '--json'],
    ...['--anchor', join(FORMER_HUB, 'anchors', 'transport.jsonl')],
  );
  expect([code, output]).toEqual([0, expect.stringContaining('"WHOLE"')]);
});

const METALS = '{ roadsideSoilPoints(first: 2) { nodes { metals { __typename } } } }';
const FOUND = { __typename: 'RoadsideSoilMetals' };

interface Answer {
  readonly data?: unknown;
  readonly errors?: ReadonlyArray<{ readonly extensions: { readonly code: string } }>;
}

const codesOf = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);

/** Asks as a machine of the demonstration, by the secret that version 0.1.0 made. */
async function ask(url: string, clientId: string, query: string): Promise<Answer> {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const basic = Buffer.from(`${clientId}:${secretOf(clientId)}`).toString('base64');
  const issued = await fetch(new URL('/oauth/token', url), {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: form,
  });
  const { access_token: token } = (await issued.json()) as { readonly access_token: string };
  const answer = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as Answer;
}

function secretOf(clientId: string): string {
  const text = readFileSync(join(FORMER_HUB, 'demo-credentials.json'), 'utf8');
  const { clients } = JSON.parse(text) as {
    readonly clients: ReadonlyArray<{ readonly clientId: string; readonly clientSecret: string }>;
  };
  return clients.find((client) => client.clientId === clientId)?.clientSecret ?? '';
}
