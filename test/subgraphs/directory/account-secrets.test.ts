import { isPasswordOf } from '../../../shared/identity/password';
import { NO_LIMITS } from '../../../shared/sharing/row-limits';
import { department, seedPerson, keeperOf } from '../../setup/identity-database';
import type { GraphQLBody } from '../../setup/hub-process';
import { recordingHub, type RecordingHub } from '../../setup/recording-hub';
import { person } from '../../shared/sharing/sharing-fixtures';

let hub: RecordingHub;
beforeAll(async () => {
  hub = await recordingHub();
}, 120_000);
afterAll(() => hub.close());

const admin = person('environment', 'ADMINISTRATOR', { subject: 'admin' });
const li = person('water', 'HANDLER', { subject: 'li' });
const zhao = person('water', 'APPROVER', { subject: 'zhao' });
const auditor = person('environment', 'RECORD_AUDITOR', { subject: 'auditor' });
const guide = person('public-security', 'SECURITY_GUIDE', { subject: 'guide' });

const owner = <Row>(sql: string) =>
  hub.database.asOwner('directory', ({ query }) => query<Row>(sql));

/** Text leaves of an answer, by the name of their field. */
function textsIn(value: unknown, name = ''): ReadonlyArray<readonly [string, string]> {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, key));
}

const SECRET_FIELDS = new Set(['password', 'totpSecret', 'secret']);
const secretsIn = ({ data }: GraphQLBody) =>
  textsIn(data).flatMap(([name, text]) => (SECRET_FIELDS.has(name) ? [text] : []));

const EVERYTHING = `{
  accounts(first: 500) { nodes { id nameZh hasPassword isPasswordInitial outsideIssuer posts { post } registration { state registeredBy confirmedBy foundingDocument } } }
  clients(first: 500) { nodes { id nameZh hasSecret hasOlderSecret isSecretWaiting secretConfirmedBy outsideIssuer } }
  me { subject account { id } }
}`;

test('S8A9 MUST tell a secret in the answer to the act that makes it, and nowhere else', async () => {
  const act = (field: string) => hub.ask(admin, `mutation { ${field} }`);
  const confirmed = async (id: string) => {
    for (const steward of [li, zhao])
      await hub.ask(steward, `mutation { confirmMember(kind: ACCOUNT, id: "${id}") { id } }`);
  };
  const registered = await act(
    `registerAccount(account: { id: "chen", nameZh: "陈工", organisation: { kind: DEPARTMENT, id: "water" }, posts: [{ post: ANALYST }] }) { credentials { password totpSecret totpAddress } account { id } }`,
  );
  await confirmed('chen');
  const machine = await act(
    `registerClient(client: { id: "client-chen", nameZh: "系统", organisation: { kind: DEPARTMENT, id: "water" }, post: { post: DEPARTMENT_SYSTEM } }) { secret client { id } }`,
  );
  const rotated = await act('rotateClientSecret(client: "client-chen") { secret client { id } }');
  const reset = await act('resetAccountPassword(account: "chen") { password account { id } }');
  const refused = await act('resetAccountTotp(account: "chen") { totpSecret totpAddress }');
  expect(refused.errors?.map(({ extensions }) => extensions['code'])).toEqual([
    'TRANSITION_REFUSED',
  ]);
  await owner(`update directory.account set is_password_initial = false where id = 'chen'`);
  const totp = await act('resetAccountTotp(account: "chen") { totpSecret totpAddress }');

  const secrets = [registered, machine, rotated, reset, totp].flatMap(secretsIn);
  expect(secrets).toHaveLength(6);
  expect(new Set(secrets).size).toBe(6);
  const [row] = await owner<Record<string, string>>(
    `select password_hash, totp_secret from directory.account where id = 'chen'`,
  );
  expect(await isPasswordOf(secrets[4] ?? '', row?.['password_hash'] ?? null)).toBe(true);
  expect(row?.['totp_secret']).toBe(secrets[5]);
  const hashes = await owner<Record<string, string>>(
    'select secret_hash, next_secret_hash from directory.client',
  );
  const hidden = [
    ...secrets,
    row?.['password_hash'] ?? '',
    ...hashes.flatMap((one) => Object.values(one).filter(Boolean)),
  ];
  expect(hidden.every((one) => one.length >= 24)).toBe(true);

  const seen = {
    answers: [
      refused,
      ...(await Promise.all([admin, li, auditor, guide].map((by) => hub.ask(by, EVERYTHING)))),
      await hub.ask(li, '{ unconfirmedMembers { accounts { id } clients { id } secrets { id } } }'),
    ],
    events: await owner('select * from directory.hub_event'),
    record: await hub.exported(),
    log: hub.lines,
  };
  const text = JSON.stringify(seen);
  expect(text).toContain('ACCOUNT_REGISTERED');
  expect(text).toContain('SECRET_ROTATED');
  for (const secret of hidden) expect(text).not.toContain(secret);
  // What each act answers holds its own secret alone.
  const answers = [registered, machine, rotated, reset, totp].map((one) => JSON.stringify(one));
  for (const [at, answer] of answers.entries())
    expect(secrets.filter((secret) => answer.includes(secret))).toHaveLength(at === 0 ? 2 : 1);
});

describe('the writer of the directory', () => {
  const write = (sql: string) => hub.database.asWriter('directory', ({ query }) => query(sql));

  beforeAll(async () => {
    await seedPerson(keeperOf(hub.database), { id: 'wu', organisation: department('water') });
  });

  test.each([
    ['read a password hash', 'select password_hash from directory.account'],
    ['read a secret of codes', 'select totp_secret from directory.account'],
    [
      'compare a password hash',
      `update directory.account set locked_at = now() where password_hash like 'scrypt%'`,
    ],
    ['read a hash of a client', 'select secret_hash from directory.client'],
    [
      'put a hash of its own to work',
      `update directory.client set secret_hash = 'x' where id = 'client-chen'`,
    ],
    [
      'put somebody in office by a document',
      `update directory.account set founding_document = 'x', confirmed_at = now() where id = 'wu'`,
    ],
    [
      'make an account of the demonstration',
      'update directory.account set is_demonstration = true',
    ],
    ['take an account away', `delete from directory.account where id = 'wu'`],
    ['take an event away', 'delete from directory.hub_event'],
    ['change an event', `update directory.hub_event set facts = '{}'`],
    ['read events', 'select * from directory.hub_event'],
    [
      'write an event that is never chained',
      `insert into directory.hub_event (event, subject, facts, chained_at) values ('X', 'x', '{}', now())`,
    ],
    ['take a revocation back', 'delete from directory.revocation'],
    ['read sessions', 'select id from directory.session'],
    ['open a session', `insert into directory.session (id, account_id) values ('x', 'wu')`],
    ['read the record', 'select * from hub.ledger_entry'],
    ['write the record', `insert into hub.ledger_head (sequence) values (1)`],
    ['read an embargo', 'select * from hub.ledger_embargo'],
    [
      'place an embargo past the function',
      `insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at) values (1, 'x', 'x', now())`,
    ],
    ['lift every embargo', 'update hub.ledger_embargo set lifted_at = now()'],
    [
      'change what sharing rests on by its version',
      'update directory.sharing_version set version = 1',
    ],
  ])('S8W1 MUST NOT %s', async (_claim, sql) => {
    await expect(write(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('S8W2 MUST NOT put a next secret to work that no steward has confirmed', async () => {
    const next = () =>
      owner<{ next: string | null }>(
        `select next_secret_hash as next from directory.client where id = 'client-chen'`,
      );
    const before = await next();
    expect(before[0]?.next).toEqual(expect.any(String));
    const [done] = await hub.database.asWriter('directory', ({ query }) =>
      query<{ done: boolean }>(`select directory.put_next_secret_to_work('client-chen') as done`),
    );
    expect(done).toEqual({ done: false });
    expect(await next()).toEqual(before);
  });

  test('S8W3 MUST be alone with what it may do beyond its columns', async () => {
    for (const call of [
      `directory.make_dormant('ACCOUNT', 'wu')`,
      `directory.put_next_secret_to_work('client-chen')`,
      `directory.place_embargo(1, 'x', 'x', now())`,
      `directory.lift_embargo(1, 'x', 'x', now())`,
    ])
      await expect(
        hub.database.reader('directory', NO_LIMITS).query(`select ${call}`),
      ).rejects.toMatchObject({
        code: '42501',
      });
    await expect(write(`select directory.make_dormant('SESSION', 'x')`)).rejects.toMatchObject({
      code: 'P0001',
    });
  });
});
