import { appoint } from '../../../../subgraphs/exchange/accounts/appoint.store';
import {
  identityDatabase,
  seedPerson,
  type IdentityDatabase,
} from '../../../setup/identity-database';

let hub: IdentityDatabase;
beforeEach(async () => {
  hub = await identityDatabase();
});
afterEach(() => hub.close());

const HALF: unknown = expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
const now = new Date('2026-11-23T10:00:00Z');
const put = (department: string, post: string, change: object = {}, at = now) =>
  hub.asExchange((transaction) =>
    appoint(
      transaction,
      { department, post, nameZh: '陈工', document: '江水人〔2026〕3号', ...change },
      at,
    ),
  );

describe('the first persons of a hub', () => {
  test('S2B1 MUST come into office on a document, with an enrolment code and nothing to sign in with yet', async () => {
    const appointed = await put('water', 'HANDLER');
    expect(appointed).toEqual({
      account: 'water-handler',
      halves: [HALF, HALF],
      expiresAt: '2026-11-24T10:00:00.000Z',
    });
    const [row] = await hub.asExchange((transaction) =>
      transaction.query<Record<string, string>>(
        `select founding_document as document, confirmed_at as at,
           coalesce(password_hash, totp_sealed, totp_secret) as secret from exchange.account where id = 'water-handler'`,
      ),
    );
    expect(row).toMatchObject({
      secret: null,
      document: '江水人〔2026〕3号',
      at: '2026-11-23T10:00:00Z',
    });
  });

  test('S9E9 MUST be given another code for the same account, once the time of the first is over', async () => {
    const { halves } = await put('water', 'HANDLER');
    await expect(put('water', 'HANDLER')).rejects.toMatchObject({ code: 'TRANSITION_REFUSED' });
    const later = new Date(now.getTime() + 24 * 3_600_000 + 1);
    const again = await put('water', 'HANDLER', {}, later);
    expect(again.account).toBe('water-handler');
    expect(new Set([...halves, ...again.halves]).size).toBe(4);
  });

  test('S8A1 MUST be an event of the audit log, written with the account and without a secret', async () => {
    const { halves } = await put('water', 'HANDLER');
    await expect(put('water', 'ANALYST')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const events = await hub.asExchange((transaction) =>
      transaction.query('select event, subject, trace_id, facts from exchange.hub_event'),
    );
    expect(events).toEqual([
      {
        event: 'PERSON_APPOINTED',
        subject: 'appoint',
        trace_id: null,
        facts: {
          account: 'water-handler',
          department: 'water',
          post: 'HANDLER',
          document: '江水人〔2026〕3号',
        },
      },
    ]);
    expect(JSON.stringify(events)).not.toMatch(new RegExp(halves.join('|')));
  });

  test('S2B2 MUST NOT be followed by others of the same post, once one is in office', async () => {
    await put('water', 'HANDLER');
    await expect(put('water', 'HANDLER')).rejects.toMatchObject({
      code: 'TRANSITION_REFUSED',
      message: expect.stringContaining('water has HANDLER in office (water-handler)'),
    });
    expect((await put('water', 'APPROVER')).account).toBe('water-approver');
    expect((await put('ocean', 'HANDLER')).account).toBe('ocean-handler');
    await put('environment', 'ADMINISTRATOR');
    for (const department of ['environment', 'water'])
      await expect(put(department, 'ADMINISTRATOR')).rejects.toMatchObject({
        code: 'TRANSITION_REFUSED',
      });
  });

  test('S2B3 MUST be one when two are appointed at the same moment', async () => {
    const outcomes = await Promise.allSettled([put('water', 'HANDLER'), put('water', 'HANDLER')]);
    const codes = outcomes.map((one) =>
      one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code,
    );
    expect(codes.sort()).toEqual(['TRANSITION_REFUSED', 'done']);
  });

  test('come again where the one in office was locked, or is of the demonstration', async () => {
    await seedPerson(hub, { id: 'demo-li', isDemonstration: true });
    await put('water', 'HANDLER');
    await hub.asExchange((transaction) =>
      transaction.query(`update exchange.account set locked_at = now() where id = 'water-handler'`),
    );
    expect((await put('water', 'HANDLER')).account).toBe('water-handler-2');
  });

  test.each<[string, string, string, object]>([
    ['another role', 'water', 'ANALYST', {}],
    ['no role', 'water', 'toString', {}],
    ['an unknown department', 'fire', 'HANDLER', {}],
    ['no name', 'water', 'HANDLER', { nameZh: '' }],
    ['a document of two lines', 'water', 'HANDLER', { document: 'a\nb' }],
  ])('are refused with %s', async (_, department, post, change) => {
    await expect(put(department, post, change)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
