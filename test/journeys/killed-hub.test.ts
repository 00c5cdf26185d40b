import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from '../gateway/ledger/ledger-fixtures';
import type { TestDatabase } from '../setup/database';
import { DEMO, demoDatabase } from '../setup/demo-hub';
import { hubCommand, hubProcess, type GraphQLBody, type HubProcess } from '../setup/hub-process';
import { IS_LONG } from '../setup/runs';

const KILLS = IS_LONG ? 30 : 2;
/** Requests under way at the same time; every third one writes. */
const CALLERS = 6;
const CLIENT = 'client-demo-environment';
const READY = /RiverGate is ready: (http:\/\/127\.0\.0\.1:\d+)\//;

/** Conditional data, whose every read is an intent and an outcome on the audit log. */
const METALS = `{ district(code: "440784") { farmlandSoilPoints(first: 3) {
  nodes { id metals { latest { value } } } } } }`;
const REGISTER = `mutation ($client: ID!, $documents: [String!]!) {
  registerClientDocuments(client: $client, documents: $documents) { client } }`;
const REMOVE = `mutation ($client: ID!, $id: ID!) {
  removeClientDocument(client: $client, id: $id) { client } }`;
const DOCUMENTS = `query ($client: ID!) { clientDocuments(client: $client) { documents { id text } } }`;

let database: TestDatabase;
let folder: string;
let env: Readonly<Record<string, string>>;
let hub: HubProcess | undefined;

beforeAll(async () => {
  database = await demoDatabase();
  folder = mkdtempSync(join(tmpdir(), 'killed-hub-'));
  chmodSync(folder, 0o755);
  env = {
    ...{ PORT: '0', DATABASE_URL: database.url, RIVERGATE_DATA: folder },
    RIVERGATE_DEMO_CLOCK: new Date(DEMO.now).toISOString(),
    RIVERGATE_DEMO_DAYS: String(DEMO.days),
    RIVERGATE_REQUESTS_PER_MINUTE: '1000000',
    RIVERGATE_LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  await hub?.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** What callers were answered, and may rely on from then on. */
interface Acknowledged {
  /** Request ids of reads whose data were received. */
  readonly reads: string[];
  /** Texts of registered documents. */
  readonly documents: string[];
}

test('S11K1 MUST keep what a hub has answered, in one whole audit log, when it is killed under load and started again', async () => {
  const known: Acknowledged = { reads: [], documents: [] };
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const token = await started();
    const documents = (await ask(token, DOCUMENTS, { client: CLIENT })).body.data;
    const kept = textsOf(documents);
    expect(known.documents.filter((text) => !kept.includes(text))).toEqual([]);
    await removeAll(token, documents);
    known.documents.splice(0);
    await loadedUntilKilled(token, known, 20 + ((kill * 7919) % 23));
  }
  const token = await started();
  const last = textsOf((await ask(token, DOCUMENTS, { client: CLIENT })).body.data);
  expect(known.documents.filter((text) => !last.includes(text))).toEqual([]);
  expect((await ask(token, METALS)).body.errors).toBeUndefined();

  const entries = await rowsOf<{ kind: string; trace: string }>(
    database.url,
    `select facts->>'kind' as kind, facts->>'traceId' as trace from hub.ledger_entry`,
  );
  for (const kind of ['INTENT', 'OUTCOME']) {
    const traces = new Set(entries.flatMap((one) => (one.kind === kind ? [one.trace] : [])));
    expect(known.reads.filter((id) => !traces.has(id))).toEqual([]);
  }
  // Nothing contradicts it; a seal comes after the day only.
  const { output } = await hubCommand(['ledger', 'verify', '--json'], { env, cwd: folder });
  expect(JSON.parse(output.split('\n')[0] ?? '')).toMatchObject({
    ...{ verdict: 'UNWITNESSED', firstBroken: null, beside: [], cutAcknowledgedAt: null },
    anchors: expect.any(Number) as number,
  });
});

let url = '';

/** Starts a hub on what the killed one left; returns a token of the client. */
async function started(): Promise<string> {
  hub = hubProcess(['start'], { env, cwd: folder });
  [, url = ''] = await hub.said(READY);
  const ready = (await (await fetch(`${url}/readyz`)).json()) as { readonly status: string };
  expect(ready.status).toBe('ready');
  const basic = Buffer.from(`${CLIENT}:${secretOf(CLIENT)}`).toString('base64');
  const issued = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await issued.json()) as { readonly access_token: string }).access_token;
}

/** Asks without a pause, and kills the hub in the midst of it once so many were answered. */
async function loadedUntilKilled(
  token: string,
  known: Acknowledged,
  answers: number,
): Promise<void> {
  let [answered, isKilled] = [0, false];
  const caller = async (at: number) => {
    for (let turn = 0; !isKilled; turn += 1) {
      const isDone =
        (at + turn) % 3 === 0 ? await registers(token, known) : await reads(token, known);
      if (isDone) answered += 1;
      if (answered < answers || isKilled) continue;
      isKilled = true;
      await hub?.end('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, at) => caller(at)));
  expect(hub?.child.signalCode).toBe('SIGKILL');
}

/** Whether a read was answered; a connection that the kill broke was not. */
async function reads(token: string, known: Acknowledged): Promise<boolean> {
  const answer = await ask(token, METALS).catch(() => null);
  if (!answer) return false;
  expect(answer.body.errors).toBeUndefined();
  known.reads.push(answer.requestId);
  return true;
}

let registered = 0;

async function registers(token: string, known: Acknowledged): Promise<boolean> {
  const text = `query Q${String((registered += 1))} { districts { code } }`;
  const variables = { client: CLIENT, documents: [text] };
  const answer = await ask(token, REGISTER, variables).catch(() => null);
  if (!answer) return false;
  expect(answer.body.errors).toBeUndefined();
  known.documents.push(text);
  return true;
}

interface Documents {
  readonly documents: ReadonlyArray<{ readonly id: string; readonly text: string }>;
}

function documentsIn(data: GraphQLBody['data']): Documents['documents'] {
  return (data?.['clientDocuments'] as Documents).documents;
}

const textsOf = (data: GraphQLBody['data']) => documentsIn(data).map(({ text }) => text);

/** Makes room: a client has 500 documents at most. */
async function removeAll(token: string, data: GraphQLBody['data']): Promise<void> {
  for (const { id } of documentsIn(data))
    expect((await ask(token, REMOVE, { client: CLIENT, id })).body.errors).toBeUndefined();
}

async function ask(
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly requestId: string; readonly body: GraphQLBody }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const requestId = response.headers.get('x-request-id') ?? '';
  return { requestId, body: (await response.json()) as GraphQLBody };
}

function secretOf(clientId: string): string {
  const { clients } = JSON.parse(readFileSync(join(folder, 'demo-credentials.json'), 'utf8')) as {
    readonly clients: ReadonlyArray<{ readonly clientId: string; readonly clientSecret: string }>;
  };
  return clients.find((client) => client.clientId === clientId)?.clientSecret ?? '';
}
