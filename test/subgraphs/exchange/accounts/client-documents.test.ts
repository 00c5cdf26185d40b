import { createHash } from 'node:crypto';
import type { Caller } from '../../../../shared/identity/caller';
import { auditingHub, codesOf, type AuditingHub } from '../../../setup/auditing-hub';
import { keeperOf, seedClient } from '../../../setup/identity-database';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  await hub.database.asOwner('exchange', ({ query }) => query('delete from exchange.client'));
  for (const id of ['client-gauge', 'client-other'])
    await seedClient(keeperOf(hub.database), { id, secret: 's'.repeat(43) });
});

const developer = person('water', 'DEPARTMENT_DEVELOPER', { subject: 'dev' });
const steward = person('water', 'HANDLER', { subject: 'li' });
const gauge = machine('client-gauge');
const other = machine('client-other');

function machine(subject: string): Caller {
  return { ...person('water', 'DEPARTMENT_SYSTEM', { subject }), kind: 'MACHINE' };
}

const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const STATE = 'client mode documents { id text bytes registeredBy }';
const register = (by: Caller, documents: ReadonlyArray<string>, client = 'client-gauge') =>
  hub.ask(
    by,
    `mutation ($client: ID!, $documents: [String!]!) { registerClientDocuments(client: $client, documents: $documents) { ${STATE} } }`,
    { client, documents },
  );
const remove = (by: Caller, id: string) =>
  hub.ask(
    by,
    `mutation ($id: ID!) { removeClientDocument(client: "client-gauge", id: $id) { mode } }`,
    { id },
  );
const setMode = (by: Caller, mode: string) =>
  hub.ask(by, `mutation { setClientDocumentMode(client: "client-gauge", mode: ${mode}) { mode } }`);
const read = (by: Caller, client = 'client-gauge') =>
  hub.ask(by, `query ($client: ID!) { clientDocuments(client: $client) { ${STATE} } }`, { client });

const A = '{ districts { code } }';
const B = '{ districts { nameZh } }';

test('are registered under the hash of their text, and stay as they are when registered again', async () => {
  const documents = [A, B]
    .map((text) => ({ id: idOf(text), text, bytes: text.length, registeredBy: 'client-gauge' }))
    .sort((one, next) => (one.id < next.id ? -1 : 1));
  const whole = { client: 'client-gauge', mode: 'OFF', documents };
  expect((await register(gauge, [A, B, A])).data).toEqual({ registerClientDocuments: whole });
  expect((await register(developer, [B])).data).toEqual({ registerClientDocuments: whole });
  expect((await read(gauge)).data).toEqual({ clientDocuments: whole });
});

test('are counted by the hub in the UTF-8 of the text', async () => {
  const text = '{ districts { code } } # 江门';
  const { data } = await register(gauge, [text]);
  expect(data?.['registerClientDocuments']).toMatchObject({
    documents: [{ id: idOf(text), bytes: Buffer.byteLength(text) }],
  });
});

test('S11D1 MUST be of one client alone, for its department and itself', async () => {
  await register(gauge, [A]);
  expect((await read(other, 'client-other')).data).toEqual({
    clientDocuments: { client: 'client-other', mode: 'OFF', documents: [] },
  });
  const elsewhere = person('ocean', 'DEPARTMENT_DEVELOPER', { subject: 'far' });
  for (const by of [other, elsewhere]) {
    for (const answer of [await read(by), await register(by, [B]), await remove(by, idOf(A))]) {
      const real = answer.errors?.[0]?.message ?? '';
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(real).toBe('No client is named "client-gauge".');
    }
    expect((await read(by, 'client-nobody')).errors?.[0]?.message).toBe(
      'No client is named "client-nobody".',
    );
  }
});

test('S11D2 MUST NOT be changed by the client once they are enforced', async () => {
  await register(gauge, [A]);
  expect(codesOf(await setMode(gauge, 'ENFORCE'))).toEqual(['NOT_PERMITTED']);
  expect(codesOf(await setMode(developer, 'ENFORCE'))).toEqual(['NOT_PERMITTED']);
  expect((await setMode(steward, 'ENFORCE')).errors).toBeUndefined();
  expect(codesOf(await register(gauge, [B]))).toEqual(['TRANSITION_REFUSED']);
  expect(codesOf(await remove(gauge, idOf(A)))).toEqual(['TRANSITION_REFUSED']);
  expect((await register(developer, [B])).errors).toBeUndefined();
  expect((await remove(developer, idOf(A))).errors).toBeUndefined();
  const { data } = await read(gauge);
  expect(data?.['clientDocuments']).toMatchObject({ mode: 'ENFORCE', documents: [{ text: B }] });
});

test('are enforced only where there is one, and removed only where they are', async () => {
  expect(codesOf(await setMode(steward, 'ENFORCE'))).toEqual(['TRANSITION_REFUSED']);
  expect((await setMode(steward, 'LOG')).errors).toBeUndefined();
  const { errors } = await remove(developer, idOf(A));
  expect(errors?.[0]?.message).toBe(`The client "client-gauge" has no document "${idOf(A)}".`);
});

test.each([
  ['26 at once', Array.from({ length: 26 }, (_, at) => `{ a${String(at)}: __typename }`)],
  ['an empty text', ['']],
  ['64 KiB of characters that are more bytes', [`{ __typename } # ${'江'.repeat(40_000)}`]],
])('are refused: %s', async (_, documents) => {
  const answer = await register(gauge, documents);
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  expect(answer.errors?.[0]?.message).toMatch(
    /^documents must be at most 25 texts of 1 to 65536 bytes, but got: /,
  );
});

test('S11D3 MUST be bounded in number and bytes, all or none', async () => {
  const big = (at: number) => `{ __typename } # ${String(at)} ${'x'.repeat(65_000)}`;
  for (let at = 0; at < 16; at += 1) await register(gauge, [big(at)]);
  const answer = await register(gauge, [A, big(16)]);
  expect(codesOf(answer)).toEqual(['STORE_LIMIT_REACHED']);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ documents: 18 });
  const { data } = await read(gauge);
  expect((data?.['clientDocuments'] as { documents: unknown[] }).documents).toHaveLength(16);
});

test('S11D4 MUST NOT change the text under a hash, even for the owner of the table', async () => {
  await register(gauge, [A]);
  const asWriter = (sql: string) => hub.database.asWriter('exchange', (one) => one.query(sql));
  await expect(asWriter(`update exchange.client_document set text = '{ x }'`)).rejects.toThrow(
    'permission denied',
  );
  const owned = (sql: string) => hub.database.asOwner('exchange', (one) => one.query(sql));
  await expect(owned(`update exchange.client_document set text = '{ x }'`)).rejects.toThrow(
    'client_document_check',
  );
});

test('S11D5 MUST be on the audit log, and move the version that gateways follow', async () => {
  const before = await hub.state();
  await register(gauge, [A]);
  await setMode(steward, 'LOG');
  await remove(developer, idOf(A));
  const after = await hub.state();
  expect(after.version).toBeGreaterThan(before.version);
  expect(after.documentLists).toEqual([{ client: 'client-gauge', mode: 'LOG', revision: 3 }]);
  const log = await hub.exported();
  for (const fact of [
    'CLIENT_DOCUMENTS_REGISTERED',
    'CLIENT_DOCUMENT_MODE_SET',
    'CLIENT_DOCUMENT_REMOVED',
    idOf(A).slice(7),
  ])
    expect(log).toContain(fact);
});
