import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { sign } from 'jsonwebtoken';
import type { Client } from 'undici';
import { openDatabase } from '../../../../shared/data/database';
import { totpCode } from '../../../../shared/identity/totp';
import { confirmKey } from '../../../../subgraphs/exchange/accounts/clients/confirm-key.store';
import { registerKey } from '../../../../subgraphs/exchange/accounts/clients/register-key.store';
import { hubCommand } from '../../../setup/hub-process';
import { person } from '../../../shared/sharing/sharing-fixtures';
import { rowsOf } from '../../ledger/ledger-fixtures';
import { ask, tokenOf, workersHub, type WorkersHub } from './workers-hub';

const LIMIT = 60;
const QUESTION = { query: '{ datasets(first: 1) { totalCount } }' };
/** Conditional data of agriculture, to which no one but a department has a right. */
const METALS = {
  query: `{ district(code: "440784") { farmlandSoilPoints(first: 3) {
    nodes { id metals { latest { value } } } } } }`,
};

let hub: WorkersHub;
let [one, two]: Client[] = [];

beforeAll(async () => {
  hub = await workersHub({
    RIVERGATE_REQUESTS_PER_MINUTE: String(LIMIT),
    RIVERGATE_METRICS_PORT: '0',
  });
  await connect();
});
afterAll(async () => {
  await disconnect();
  await hub.close();
});

async function connect(): Promise<void> {
  const connections = await hub.connections();
  [one, two] = [connections.get(1), connections.get(2)].map(given);
}

async function disconnect(): Promise<void> {
  for (const client of [one, two]) await client?.destroy();
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('The test has not come so far.');
  return value;
}

const both = () => [given(one), given(two)];
const clientOf = (organisation: string) =>
  given(hub.credentials.clients.find(({ clientId }) => clientId === `client-demo-${organisation}`));
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

test('names the worker in each line, and gives all of them one port', () => {
  const started = hub.logged('a worker is ready');
  expect(started.map(({ worker }) => worker)).toEqual([1, 2]);
  expect(new Set(started.map(({ pid }) => pid)).size).toBe(2);
});

test('S2W1 MUST count the requests of a caller once, whichever worker answers', async () => {
  const [first, second] = both();
  const token = await tokenOf(given(first), clientOf('agriculture'));
  const asked = Array.from({ length: LIMIT + 40 }, (_, at) =>
    ask(given(at % 2 === 0 ? first : second), '/graphql', { json: QUESTION, ...bearer(token) }),
  );
  const answers = await Promise.all(asked);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(LIMIT);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(40);
});

test('S2W2 MUST accept an assertion of a client once, whichever worker receives it', async () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { clientId: client } = clientOf('water');
  await letSign(client, JSON.stringify({ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k1' }));
  const nowS = Math.floor(Date.now() / 1000);
  const signed = () =>
    sign(
      { iss: client, sub: client, aud: hub.url, jti: randomUUID(), iat: nowS, exp: nowS + 240 },
      pair.privateKey,
      { algorithm: 'ES256', header: { alg: 'ES256', kid: 'k1' } },
    );
  const send = (to: Client, assertion: string) =>
    ask(to, '/oauth/token', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }).toString(),
    });
  const atOnce = signed();
  const answers = await Promise.all(both().map((to) => send(to, atOnce)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  const inTurn = signed();
  expect((await send(given(one), inTurn)).status).toBe(200);
  expect((await send(given(two), inTurn)).status).toBe(401);
});

async function letSign(client: string, jwk: string): Promise<void> {
  const database = openDatabase({ url: hub.databaseUrl, poolSize: 1 });
  const now = new Date();
  await database.asOwner('exchange', (transaction) =>
    registerKey(transaction, { client, jwk }, { by: person('water', 'HANDLER'), now }),
  );
  const by = person('water', 'APPROVER', { subject: 'another' });
  await database.asOwner('exchange', (transaction) =>
    confirmKey(transaction, { client, kid: 'k1' }, { by, now }),
  );
  await database.close();
}

test('S2W3 MUST refuse a revoked token on both workers within a second', async () => {
  const [first, second] = both();
  const credentials = clientOf('university');
  const token = await tokenOf(given(first), credentials);
  const accepted = async (to: Client) =>
    (await ask(to, '/graphql', { json: QUESTION, ...bearer(token) })).status !== 401;
  for (const to of both()) expect(await accepted(to)).toBe(true);
  const { clientId, clientSecret } = credentials;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const revoked = await ask(given(second), '/oauth/revoke', {
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ token }).toString(),
  });
  expect(revoked.status).toBe(200);
  const since = performance.now();
  for (const to of both()) {
    // A request that begins later than a second after it must be refused.
    for (let begunMs = 0; begunMs <= 1000; begunMs = performance.now() - since)
      if (!(await accepted(to))) break;
    expect(await accepted(to)).toBe(false);
  }
});

test('S2W4 MUST end a session on both workers before its sign-out is answered', async () => {
  const account = given(
    hub.credentials.accounts.find(({ account: id }) => id === 'demo-weather-handler'),
  );
  const signedIn = await ask(given(one), '/oauth/sign-in', {
    json: {
      account: account.account,
      password: account.password,
      code: totpCode(account.totpSecret, new Date()),
    },
  });
  expect(signedIn.status).toBe(200);
  const cookie = [signedIn.headers['set-cookie']]
    .flat()
    .map((set) => set?.split(';')[0])
    .join('; ');
  const stateAt = async (to: Client) =>
    (await ask(to, '/oauth/session', { method: 'GET', headers: { cookie } })).status;
  for (const to of both()) expect(await stateAt(to)).toBe(200);
  expect((await ask(given(one), '/oauth/sign-out', { headers: { cookie } })).status).toBe(204);
  for (const to of both().reverse()) expect(await stateAt(to)).toBe(401);
});

test('S5W1 MUST record the reads of all workers in one chain, and count refusals of the public once', async () => {
  const token = await tokenOf(given(one), clientOf('environment'));
  const reads = await Promise.all(
    [...both(), ...both()].map((to) => ask(to, '/graphql', { json: METALS, ...bearer(token) })),
  );
  for (const { body } of reads) expect(body).not.toHaveProperty('errors');
  const refused = await Promise.all(
    [...both(), ...both()].map((to) => ask(to, '/graphql', { json: METALS })),
  );
  for (const { body } of refused) expect(JSON.stringify(body['errors'])).toContain('NOT_SHARED');
});

test('answers for all workers at the port of metrics', async () => {
  const [served] = hub.logged('metrics are served');
  const text = await (await fetch(String((served as { readonly url?: string }).url))).text();
  const [, sum = ''] =
    /rivergate_requests_total\{route="\/graphql",status="429"\} (\d+)/.exec(text) ?? [];
  expect(sum).toBe('40');
  expect(text).toMatch(/^rivergate_audit_head \d+$/m);
});

test('replaces a worker that dies, while the other one answers', async () => {
  const [, dying] = hub.logged('a worker is ready');
  process.kill(given(dying?.pid), 'SIGKILL');
  await hub.waitFor('a worker has ended and is replaced', 1);
  for (let at = 0; at < 5; at += 1) expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
  const ready = await hub.waitFor('a worker is ready', 3);
  expect(ready[2]).toMatchObject({ worker: 2 });
  expect(ready[2]?.pid).not.toBe(dying?.pid);
  await disconnect();
  await connect();
  expect((await ask(given(two), '/graphql', { json: QUESTION })).status).toBe(200);
});

test('answers what is under way when it is stopped, and leaves an audit log that verifies', async () => {
  const begun = await Promise.all(Array.from({ length: 4 }, begin));
  const ended = hub.hub.end('SIGTERM');
  while (!hub.hub.output().includes('Stopping: ')) await hub.hub.more();
  const answers = await Promise.all(begun.map(finish));
  expect(answers).toEqual([200, 200, 200, 200]);
  expect(await ended).toBe(0);
  const { code, output } = await hubCommand(['ledger', 'verify'], { env: hub.env });
  expect([code, output]).toEqual([3, expect.stringContaining('LEDGER_UNWITNESSED')]);
  await expectOneWriter();
});

/** A request of which a worker has read the headers. */
async function begin(): Promise<ClientRequest> {
  const body = Buffer.byteLength(JSON.stringify(QUESTION));
  const sent = httpRequest(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', expect: '100-continue', 'content-length': body },
  });
  sent.flushHeaders();
  await once(sent, 'continue');
  return sent;
}

async function finish(sent: ClientRequest): Promise<number> {
  const answered = once(sent, 'response');
  sent.end(JSON.stringify(QUESTION));
  const [response] = (await answered) as [{ readonly statusCode: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

/** Anchors, counts and events are written by one process alone. */
async function expectOneWriter(): Promise<void> {
  const entries = await rowsOf<{ facts: Readonly<Record<string, unknown>> }>(
    hub.databaseUrl,
    'select facts from hub.ledger_entry order by sequence',
  );
  const facts = entries.map((entry) => entry.facts);
  expect(facts.filter(({ event }) => event === 'RECORD_ANCHORS_KEPT')).toHaveLength(1);
  expect(facts.filter(({ kind }) => kind === 'INTENT')).toHaveLength(4);
  expect(facts.filter(({ kind }) => kind === 'OUTCOME')).toHaveLength(4);
  expectCountedOnce(facts.filter(({ counted }) => counted !== undefined));
  const anchors = readFileSync(
    join(given(hub.env['RIVERGATE_DATA']), 'anchors', 'water.jsonl'),
    'utf8',
  );
  const places = anchors
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { sequence: number }).sequence);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
}

/** Four operations had the same refusals; two writers would have counted each minute twice. */
function expectCountedOnce(entries: ReadonlyArray<unknown>): void {
  const sums = new Map<string, number>();
  const minutes = new Set<string>();
  for (const { refusals, counted } of entries as ReadonlyArray<CountedEntry>) {
    const dataset = String(refusals[0]?.dataset);
    sums.set(dataset, (sums.get(dataset) ?? 0) + counted.count);
    minutes.add(`${dataset} ${counted.from}`);
  }
  expect(sums.size).toBeGreaterThan(0);
  for (const sum of sums.values()) expect(sum % 4).toBe(0);
  expect(minutes.size).toBe(entries.length);
}

interface CountedEntry {
  readonly refusals: ReadonlyArray<{ readonly dataset: string }>;
  readonly counted: { readonly count: number; readonly from: string };
}
