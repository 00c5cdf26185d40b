import { loadSharingState } from '../../../../subgraphs/exchange/catalogue/sharing-state.queries';
import { seedDemoRequests } from '../../../../subgraphs/exchange/requests/demo/demo-requests.store';
import { demoStories } from '../../../../subgraphs/exchange/requests/demo/demo-stories';
import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { keeperOf, seedPerson } from '../../../setup/identity-database';
import {
  AUDITOR,
  ECOLOGY,
  METALS,
  member,
  person,
  dataRequestsHub,
  type DataRequestsHub,
} from './requests-hub';

let hub: DataRequestsHub;
const TODAY = '2026-11-23';
const UNIVERSITY = member({ kind: 'PARTNER', id: 'demo-university' }, 'PARTNER');
const tell = (today = TODAY) =>
  hub.database.asOwner('exchange', (transaction) => seedDemoRequests(transaction, today));

beforeAll(async () => {
  hub = await dataRequestsHub();
  await tell();
  await tell();
  await tell('2026-11-24');
});
afterAll(() => hub.close());

describe('the requests of the demonstration', () => {
  test('are loaded once, each by the machine, for the datasets that are announced', async () => {
    const page = await hub.get<{ nodes: object[] }>(
      AUDITOR,
      '{ requests { nodes { exchangeNumber state isDemonstration purpose deadline { isOverdue } events { subject } } } }',
    );
    const told = page.nodes as {
      exchangeNumber: string;
      state: string;
      isDemonstration: boolean;
      purpose: string;
      deadline: { isOverdue: boolean } | null;
      events: { subject: string }[];
    }[];
    expect(told.map(({ exchangeNumber, state }) => [exchangeNumber, state]).sort()).toEqual([
      ['DEMO-GX-0001', 'PROVIDED'],
      ['DEMO-GX-0002', 'GRANTED'],
      ['DEMO-GX-0003', 'FORWARDED'],
      ['DEMO-GX-0005', 'REFUSED'],
    ]);
    for (const { isDemonstration, purpose, events, deadline } of told) {
      expect(isDemonstration).toBe(true);
      expect(purpose).toContain('虚构');
      expect(events.every(({ subject }) => subject.startsWith('demo-'))).toBe(true);
      expect(deadline?.isOverdue ?? false).toBe(false);
    }
  });

  test('S7G8 MUST open two grants, in a demonstration alone', async () => {
    expect(await hub.decide(UNIVERSITY, ECOLOGY)).toMatchObject({
      because: 'GRANT',
      isDemonstration: true,
      untilMs: Date.parse('2027-11-23T00:00:00+08:00'),
      grants: [{ operationsPerDay: 1000 }],
    });
    expect(await hub.decide(person('agriculture', 'ANALYST'), METALS)).toMatchObject({
      because: 'GRANT',
      limits: { districts: ['440705', '440783'] },
      isDemonstration: true,
    });
    const real = await loadSharingState(hub.database.reader('exchange', EVERY_ROW), false);
    expect(real.datasets.flatMap(({ grants }) => grants)).toEqual([]);
  });

  test('name departments as the plan does', () => {
    for (const { applicant, applicantName } of demoStories('2027-11-23'))
      if (applicant.kind === 'DEPARTMENT')
        expect(applicantName).toBe(
          MANDATE_DEPARTMENTS.find(({ id }) => id === applicant.id)?.nameZh,
        );
  });

  test('S7G9 MUST count what demonstration accounts ask for by themselves as a demonstration too', async () => {
    const asker = person('ocean', 'HANDLER', { subject: 'zhao' });
    await seedPerson(keeperOf(hub.database), { id: 'zhao', isDemonstration: true });
    const DRAFT =
      'mutation ($id: ID!) { draftRequest(draft: { datasets: [{ datasetId: $id }] }) { isDemonstration } }';
    expect(await hub.get(asker, DRAFT, { id: METALS })).toEqual({ isDemonstration: true });
    expect(await hub.get({ ...asker, subject: 'li' }, DRAFT, { id: METALS })).toEqual({
      isDemonstration: false,
    });
  });
});
