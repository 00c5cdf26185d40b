import type { Caller } from '../../../../shared/identity/caller';
import { department, keeperOf, seedPerson } from '../../../setup/identity-database';
import { codesOf, auditingHub, type AuditingHub } from '../../../setup/auditing-hub';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
const rows = <Row>(sql: string) => hub.database.asOwner('exchange', ({ query }) => query<Row>(sql));

const admin = person('environment', 'ADMINISTRATOR', { subject: 'admin' });
const li = person('water', 'HANDLER', { subject: 'li' });
const namesake = person('water', 'APPROVER', { subject: 'namesake' });
const stranger = person('forestry', 'APPROVER', { subject: 'stranger' });
const operator = person('cyberspace-coordination', 'EXCHANGE_OPERATOR', { subject: 'operator' });
const CALLERS = [li, namesake, stranger, operator];

/** Of water, an analyst and a steward; of a partner of water; and the only steward of agriculture. */
const ACCOUNTS = ['wu', 'li', 'lab-zhou', 'only'];

beforeAll(async () => {
  hub = await auditingHub();
  const seeds = keeperOf(hub.database);
  await seedPerson(seeds, { id: 'wu', posts: [{ post: 'ANALYST' }] });
  for (const id of ['li', 'namesake']) await seedPerson(seeds, { id });
  await seedPerson(seeds, { id: 'only', organisation: department('agriculture') });
  await rows(`update exchange.account set name_zh = '测试 wu' where id = 'namesake'`);
  await hub.ask(
    admin,
    'mutation { registerOrganisation(organisation: { id: "lab", kind: PARTNER, nameZh: "实验室", sponsor: "water" }) { id } }',
  );
  const organisation = { kind: 'PARTNER', id: 'lab' } as const;
  await seedPerson(seeds, { id: 'lab-zhou', organisation, posts: [{ post: 'PARTNER' }] });
});
afterAll(() => hub.close());
beforeEach(() => rows('delete from exchange.enrolment'));

const reset = async (account: string) => {
  const answer = await hub.ask(
    admin,
    `mutation { resetAccountPassword(account: "${account}") { enrolment { half } } }`,
  );
  expect(answer.errors).toBeUndefined();
};
const collect = (by: Caller, account: string) =>
  hub.ask(
    by,
    `mutation { collectEnrolmentHalf(account: "${account}", factors: [PASSWORD]) { enrolment { half } } }`,
  );
const WAITING = '{ enrolmentHalvesToCollect { id enrolment { factors issuedBy collectedBy } } }';
const waitingFor = async (by: Caller) => {
  const { data } = await hub.ask(by, WAITING);
  const list = data?.['enrolmentHalvesToCollect'] as ReadonlyArray<{ readonly id: string }>;
  return list.map(({ id }) => id);
};

test('S8A12 MUST list to each exactly what he may collect, and no longer once he has', async () => {
  const listed: Record<string, string[]> = {};
  for (const account of ACCOUNTS)
    for (const caller of CALLERS) {
      await reset(account);
      const isListed = (await waitingFor(caller)).includes(account);
      const isCollected = codesOf(await collect(caller, account)).length === 0;
      expect({ caller: caller.subject, account, isListed }).toEqual({
        caller: caller.subject,
        account,
        isListed: isCollected,
      });
      if (isListed) (listed[account] ??= []).push(caller.subject);
      if (isCollected) expect(await waitingFor(caller)).not.toContain(account);
    }
  expect(listed).toEqual({
    wu: ['li'],
    li: ['namesake'],
    'lab-zhou': ['li', 'namesake'],
    only: ['operator'],
  });
});

test('shows what was reset, and by whom', async () => {
  await reset('wu');
  expect((await hub.ask(li, WAITING)).data).toEqual({
    enrolmentHalvesToCollect: [
      { id: 'wu', enrolment: { factors: ['PASSWORD'], issuedBy: 'admin', collectedBy: null } },
    ],
  });
});

test.each([
  ['has ended', `update exchange.enrolment set expires_at = now() where account_id = 'wu'`],
  ['is of a locked account', `update exchange.account set locked_at = now() where id = 'wu'`],
])('leaves out an enrolment that %s', async (_, sql) => {
  await reset('wu');
  expect(await waitingFor(li)).toEqual(['wu']);
  await rows(sql);
  expect(await waitingFor(li)).toEqual([]);
});

test.each([
  ['an administrator', admin],
  ['an analyst', person('water', 'ANALYST', { subject: 'analyst' })],
  ['an auditor', person('water', 'RECORD_AUDITOR', { subject: 'auditor' })],
])('is closed to %s', async (_, caller) => {
  const answer = await hub.ask(caller, WAITING);
  expect([answer.data, codesOf(answer)]).toEqual([null, ['NOT_PERMITTED']]);
});
