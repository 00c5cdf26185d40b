import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { department, seedPerson, keeperOf } from '../../../setup/identity-database';
import type { GraphQLBody } from '../../../setup/hub-process';
import { auditingHub, type AuditingHub } from '../../../setup/auditing-hub';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const admin = person('environment', 'ADMINISTRATOR', { subject: 'admin' });
const li = person('water', 'HANDLER', { subject: 'li' });
const zhao = person('water', 'APPROVER', { subject: 'zhao' });
const auditor = person('environment', 'RECORD_AUDITOR', { subject: 'auditor' });
const guide = person('public-security', 'SECURITY_GUIDE', { subject: 'guide' });

const owner = <Row>(sql: string) =>
  hub.database.asOwner('exchange', ({ query }) => query<Row>(sql));

/** Text leaves of an answer, by the name of their field. */
function textsIn(value: unknown, name = ''): ReadonlyArray<readonly [string, string]> {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, key));
}

const SECRET_FIELDS = new Set(['half', 'secret']);
const secretsIn = ({ data }: GraphQLBody) =>
  textsIn(data).flatMap(([name, text]) => (SECRET_FIELDS.has(name) ? [text] : []));

const EVERYTHING = `{
  accounts(first: 500) { nodes { id nameZh hasPassword hasSecondFactor isPasswordInitial outsideIssuer posts { post } enrolment { factors issuedBy issuedAt expiresAt collectedBy collectedAt } changes { change detail changedAt changedBy } registration { state registeredBy confirmedBy foundingDocument } } }
  clients(first: 500) { nodes { id nameZh hasSecret hasOlderSecret isSecretWaiting secretConfirmedBy outsideIssuer changes { change } } }
  me { subject account { id } }
}`;

test('S8A9 MUST show a half or a secret in the answer to the act that makes it, and nowhere else', async () => {
  const act = (field: string, by = admin) => hub.ask(by, `mutation { ${field} }`);
  const HALF = '{ enrolment { half factors expiresAt } account { id } }';
  const registered = await act(
    `registerAccount(account: { id: "chen", nameZh: "陈工", organisation: { kind: DEPARTMENT, id: "water" }, posts: [{ post: ANALYST }] }) ${HALF}`,
  );
  const collect = (factors: string) =>
    act(`collectEnrolmentHalf(account: "chen", factors: [${factors}]) ${HALF}`, li);
  const collected = await collect('PASSWORD, SECOND_FACTOR');
  for (const steward of [li, zhao])
    await act('confirmMember(kind: ACCOUNT, id: "chen", version: 1) { id }', steward);
  await act(
    `registerClient(client: { id: "client-chen", nameZh: "系统", organisation: { kind: DEPARTMENT, id: "water" }, post: { post: DEPARTMENT_SYSTEM } }) { id }`,
  );
  const developer = person('water', 'DEPARTMENT_DEVELOPER', { subject: 'dev' });
  const rotate = 'rotateClientSecret(client: "client-chen") { secret client { id } }';
  expect((await act(rotate)).errors?.map(({ extensions }) => extensions['code'])).toEqual([
    'NOT_PERMITTED',
  ]);
  const rotated = await act(rotate, developer);
  const reset = await act(`resetAccountPassword(account: "chen") ${HALF}`);
  const totp = await act(`resetAccountTotp(account: "chen") ${HALF}`);
  const refused = await collect('PASSWORD');
  expect(refused.errors?.map(({ extensions }) => extensions['code'])).toEqual([
    'TRANSITION_REFUSED',
  ]);
  const again = await collect('SECOND_FACTOR, PASSWORD');
  const once = await collect('SECOND_FACTOR, PASSWORD');
  expect(once.errors?.map(({ extensions }) => extensions['code'])).toEqual(['TRANSITION_REFUSED']);

  const shown = [registered, collected, rotated, reset, totp, again];
  const secrets = shown.flatMap(secretsIn);
  expect(secrets).toHaveLength(6);
  expect(new Set(secrets).size).toBe(6);
  const stored = await owner<Record<string, string>>(
    `select issuer_half_hash, steward_half_hash from exchange.enrolment
     union all select secret_hash, next_secret_hash from exchange.client`,
  );
  const hashes = stored.flatMap((one) => Object.values(one).filter(Boolean));
  const hidden = [...secrets, ...hashes];
  expect(hidden.every((one) => one.length >= 23)).toBe(true);

  const seen = {
    answers: [
      refused,
      once,
      ...(await Promise.all([admin, li, auditor, guide].map((by) => hub.ask(by, EVERYTHING)))),
      await hub.ask(li, '{ unconfirmedMembers { accounts { id } clients { id } secrets { id } } }'),
    ],
    events: await owner('select * from exchange.hub_event'),
    record: await hub.exported(),
    log: hub.lines,
  };
  const text = JSON.stringify(seen);
  for (const event of ['ACCOUNT_REGISTERED', 'SECRET_ROTATED', 'ENROLMENT_HALF_COLLECTED'])
    expect(text).toContain(event);
  for (const secret of hidden) expect(text).not.toContain(secret);
  // What each act answers holds its own secret alone.
  for (const answer of shown.map((one) => JSON.stringify(one)))
    expect(secrets.filter((secret) => answer.includes(secret))).toHaveLength(1);
});

describe('the writer of the exchange', () => {
  const write = (sql: string) => hub.database.asWriter('exchange', ({ query }) => query(sql));

  beforeAll(async () => {
    await seedPerson(keeperOf(hub.database), { id: 'wu', organisation: department('water') });
  });

  test.each([
    ['read a password hash', 'select password_hash from exchange.account'],
    ['read a secret of codes', 'select totp_secret from exchange.account'],
    [
      'compare a password hash',
      `update exchange.account set locked_at = now() where password_hash like 'scrypt%'`,
    ],
    ['read a sealed secret of codes', 'select totp_sealed from exchange.account'],
    ['give anybody a password', `update exchange.account set password_hash = 'x' where id = 'wu'`],
    ['read a hash of a half', 'select issuer_half_hash from exchange.enrolment'],
    ['take a change away', 'delete from exchange.member_change'],
    ['read a hash of a client', 'select secret_hash from exchange.client'],
    [
      'put a hash of its own to work',
      `update exchange.client set secret_hash = 'x' where id = 'client-chen'`,
    ],
    [
      'put somebody in office by a document',
      `update exchange.account set founding_document = 'x', confirmed_at = now() where id = 'wu'`,
    ],
    ['make an account of the demonstration', 'update exchange.account set is_demonstration = true'],
    ['take an account away', `delete from exchange.account where id = 'wu'`],
    ['take an event away', 'delete from exchange.hub_event'],
    ['change an event', `update exchange.hub_event set facts = '{}'`],
    ['read events', 'select * from exchange.hub_event'],
    [
      'write an event that is never chained',
      `insert into exchange.hub_event (event, subject, facts, chained_at) values ('X', 'x', '{}', now())`,
    ],
    ['take a revocation back', 'delete from exchange.revocation'],
    ['read sessions', 'select id from exchange.session'],
    ['open a session', `insert into exchange.session (id, account_id) values ('x', 'wu')`],
    ['read the audit log', 'select * from hub.ledger_entry'],
    ['write the audit log', `insert into hub.ledger_head (sequence) values (1)`],
    ['read an embargo', 'select * from hub.ledger_embargo'],
    [
      'place an embargo past the function',
      `insert into hub.ledger_embargo (intent, case_id, placed_by, placed_at) values (1, 'x', 'x', now())`,
    ],
    ['lift every embargo', 'update hub.ledger_embargo set lifted_at = now()'],
    [
      'change what sharing rests on by its version',
      'update exchange.sharing_version set version = 1',
    ],
  ])('S8W1 MUST NOT %s', async (_claim, sql) => {
    await expect(write(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('S8W2 MUST NOT put a next secret to work that no steward has confirmed', async () => {
    const next = () =>
      owner<{ next: string | null }>(
        `select next_secret_hash as next from exchange.client where id = 'client-chen'`,
      );
    const before = await next();
    expect(before[0]?.next).toEqual(expect.any(String));
    const [done] = await hub.database.asWriter('exchange', ({ query }) =>
      query<{ done: boolean }>(`select exchange.put_next_secret_to_work('client-chen') as done`),
    );
    expect(done).toEqual({ done: false });
    expect(await next()).toEqual(before);
  });

  test('S8W3 MUST be alone with what it may do beyond its columns', async () => {
    for (const call of [
      `exchange.make_dormant('ACCOUNT', 'wu')`,
      `exchange.put_next_secret_to_work('client-chen')`,
      `exchange.place_embargo(1, 'x', 'x', now(), now())`,
      `exchange.renew_embargo(1, 'x', now(), now())`,
      `exchange.lift_embargo(1, 'x', 'x', now())`,
    ])
      await expect(
        hub.database.reader('exchange', EVERY_ROW).query(`select ${call}`),
      ).rejects.toMatchObject({
        code: '42501',
      });
    await expect(write(`select exchange.make_dormant('SESSION', 'x')`)).rejects.toMatchObject({
      code: 'P0001',
    });
  });
});
