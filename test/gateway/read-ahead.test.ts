import type { Client } from 'pg';
import { auditingHub, codesOf, type AuditingHub } from '../setup/auditing-hub';
import type { GraphQLBody } from '../setup/hub-process';
import { person } from '../shared/sharing/sharing-fixtures';
import { headHeld, waitingBackend } from './ledger/held-head';
import { rowsOf, verified } from './ledger/ledger-fixtures';

let hub: AuditingHub;
let holder: Client;
beforeEach(async () => {
  hub = await auditingHub();
  await hub.ask(analyst, STORES); // Everything is compiled and connected.
  hub.asked.length = 0;
  holder = await headHeld(hub.url);
});
afterEach(async () => {
  await holder.end();
  await hub.close();
});

const analyst = person('environment', 'ANALYST', { subject: 'analyst' });
const auditor = person('environment', 'RECORD_AUDITOR', { subject: 'auditor' });
const keeper = person('water', 'HANDLER', { subject: 'keeper' });

const STORES = '{ hazardousStores(first: 1) { totalCount nodes { id } } }';
const ANSWERED = { data: { hazardousStores: { totalCount: 0, nodes: [] } } };
const REVIEW = 'mutation { reviewWaterObservations(station: "none", until: null) }';

/** A question that is asked, and whether an answer has left. */
function asking(caller: typeof analyst, query: string) {
  const state = { hasLeft: false };
  const answer = hub.ask(caller, query).then((body: GraphQLBody) => {
    state.hasLeft = true;
    return body;
  });
  return { state, answer };
}

/** Waits until the audit log is being written and every department that was asked has answered. */
async function untilOnlyTheIntentIsMissing(): Promise<void> {
  await waitingBackend(hub.url);
  const answers = await Promise.all(hub.asked.map(({ answer }) => answer));
  for (const { errors = [] } of answers) expect(errors).toEqual([]);
  await rowsOf(hub.url, 'select 1'); // A round trip in which the answer could have left.
}

const departments = () => hub.asked.map(({ department }) => department);

describe('reads that are sent while the intent is written', () => {
  test('S5R1 MUST let nothing leave before the intent is durable, although the reads ran', async () => {
    const { state, answer } = asking(analyst, STORES);
    await untilOnlyTheIntentIsMissing();
    expect({ departments: departments(), ...state }).toEqual({
      departments: ['transport'],
      hasLeft: false,
    });
    await holder.end();
    expect(await answer).toEqual(ANSWERED);
    expect(departments()).toEqual(['transport']); // It was read once.
    const [last] = await rowsOf<{ facts: unknown }>(
      hub.url,
      'select facts from hub.ledger_entry order by sequence desc limit 1',
    );
    expect(last?.facts).toMatchObject({ kind: 'OUTCOME', subgraphs: ['transport'] });
  });

  test('S5R2 MUST throw away what was read when the intent cannot be written, and refuse as before', async () => {
    const { answer } = asking(analyst, STORES);
    await untilOnlyTheIntentIsMissing();
    expect(departments()).toEqual(['transport']);
    const body = await answer; // The head is held until the statement has timed out.
    expect(codesOf(body)).toEqual(['AUDIT_UNAVAILABLE']);
    expect(body.data).toBeNull();
    await holder.end();
    expect(await verified(hub.url)).toMatchObject({ entries: 2, firstBroken: null });
  });

  test('S5R3 MUST throw away what was read when the database ends the connection of the audit log', async () => {
    const { answer } = asking(analyst, STORES);
    await untilOnlyTheIntentIsMissing();
    await rowsOf(hub.url, `select pg_terminate_backend(${String(await waitingBackend(hub.url))})`);
    const body = await answer;
    expect(codesOf(body)).toEqual(['AUDIT_UNAVAILABLE']);
    expect(body.data).toBeNull();
    await holder.end();
    expect(await hub.ask(analyst, STORES)).toEqual(ANSWERED);
    expect(await verified(hub.url)).toMatchObject({ entries: 4, firstBroken: null });
  });

  test.each([
    ['a mutation', keeper, REVIEW, 'water'],
    ['what shows the audit log', auditor, '{ record(view: WHOLE) { totalCount } }', 'exchange'],
    [
      'what is read of it beside others',
      auditor,
      `{ record(view: WHOLE) { totalCount } stationRefs(first: 1) { totalCount } }`,
      'exchange',
    ],
  ])(
    'S5R4 MUST ask nobody for %s before the intent is durable',
    async (_what, by, query, department) => {
      const { answer, state } = asking(by, query);
      await untilOnlyTheIntentIsMissing();
      expect({ departments: departments(), ...state }).toEqual({ departments: [], hasLeft: false });
      await holder.end();
      await answer;
      expect(departments()).toContain(department);
    },
  );

  test('S5R5 MUST let no fetch of a thrown away answer appear among the times of a request', async () => {
    const asked = hub.ask(analyst, STORES, {}, { timing: true });
    await untilOnlyTheIntentIsMissing();
    const { extensions } = await asked;
    expect(extensions?.['timing']).toMatchObject({ fetches: [] });
  });
});
