import { PUBLIC_CALLER, type Caller } from '../../shared/identity/caller';
import type { Role } from '../../shared/identity/roles';
import { demoHub, type DemoHub } from '../setup/demo-hub';

let hub: DemoHub;

beforeAll(async () => {
  hub = await demoHub();
});
afterAll(() => hub.close());

const person = (department: string, post: Role): Caller => ({
  ...PUBLIC_CALLER,
  subject: `${department}-${post}`,
  kind: 'PERSON',
  organisation: { kind: 'DEPARTMENT', id: department },
  roles: [post],
});

const DRAFT = `mutation ($draft: DataRequestDraftInput!) {
  draftRequest(draft: $draft) { id state owner { nameZh } possibleActs }
}`;
const draft = { datasets: [], purpose: '灌溉水源调查', wantedUntil: '2027-11-23' };

describe('requests, asked through the gateway', () => {
  test('are drafted by anyone who may ask, and seen by the applicant', async () => {
    const asker = person('agriculture', 'ANALYST');
    const { data, errors } = await hub.ask(DRAFT, { draft }, asker);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      draftRequest: {
        id: expect.any(String) as string,
        state: 'DRAFT',
        owner: null,
        possibleActs: ['CHANGE', 'ATTACH', 'SUBMIT', 'WITHDRAW'],
      },
    });
    const seen = await hub.ask('{ requests { totalCount nodes { purpose } } }', {}, asker);
    expect(seen.data).toEqual({
      requests: { totalCount: 1, nodes: [{ purpose: '灌溉水源调查' }] },
    });
    const other = await hub.ask('{ requests { totalCount } }', {}, person('ocean', 'ANALYST'));
    expect(other.data).toEqual({ requests: { totalCount: 0 } });
  });

  test('S7M14 MUST NOT be drafted, read or counted by the public', async () => {
    for (const query of [
      '{ requests { totalCount } }',
      '{ grants { totalCount } }',
      '{ requestCounts { count } }',
      '{ exportRequests(format: CSV) }',
    ])
      expect((await hub.ask(query, {}, PUBLIC_CALLER)).errors?.[0]?.extensions?.['code']).toBe(
        'NOT_PERMITTED',
      );
    const { data, errors } = await hub.ask(DRAFT, { draft }, PUBLIC_CALLER);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_PERMITTED');
    const open = await hub.ask(
      '{ calendarDays(from: "2026-10-01", to: "2026-10-02") { name } deadlineRules { id } myPurposes { purpose } }',
      {},
      PUBLIC_CALLER,
    );
    expect(open.data).toMatchObject({ calendarDays: [{ name: '国庆节' }], myPurposes: [] });
  });
});
