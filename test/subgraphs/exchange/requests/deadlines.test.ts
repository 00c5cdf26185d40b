import { prepareDepartment } from '../../../../shared/monitoring/department';
import { PUBLIC_CALLER } from '../../../../shared/identity/caller';
import { department as exchange } from '../../../../subgraphs/exchange/department';
import { dataRequestActs, type DataRequestActs, type SeenDataRequest } from './request-acts';
import {
  APPROVER,
  ASKER,
  HANDLER,
  NOW,
  OPERATOR,
  PARTNER,
  ZONES,
  person,
  dataRequestsHub,
  type DataRequestsHub,
} from './requests-hub';

let hub: DataRequestsHub;
let acts: DataRequestActs;

beforeAll(async () => {
  hub = await dataRequestsHub();
  acts = dataRequestActs(hub);
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.setClock(NOW);
});

interface SeenDeadline {
  readonly kind: string;
  readonly dueOn: string | null;
  readonly workingDaysLeft: number;
  readonly stoppedSince: string | null;
  readonly isOverdue: boolean;
  readonly isArranged: boolean;
}

const deadlineOf = async (request: Pick<SeenDataRequest, 'id'>) =>
  (
    await acts.read<{ deadline: SeenDeadline | null }>(
      OPERATOR,
      request,
      '{ deadline { kind dueOn workingDaysLeft stoppedSince isOverdue isArranged } }',
    )
  ).deadline;

const overdueNumbers = async (caller = OPERATOR) =>
  (
    await hub.get<{ nodes: { number: string }[]; totalCount: number }>(
      caller,
      '{ overdueRequests { nodes { number } totalCount } }',
    )
  ).nodes.map(({ number }) => number);

describe('the deadline of a request', () => {
  test('S7C11 MUST count from the submission, stand still while returned, and run on over holidays', async () => {
    hub.setClock('2026-09-21T01:00:00Z');
    const request = await acts.draft();
    expect(await deadlineOf(request)).toBeNull();
    await acts.do('submitRequest', ASKER, request);
    expect(await deadlineOf(request)).toMatchObject({
      kind: 'ANSWER',
      dueOn: '2026-10-12',
      workingDaysLeft: 10,
    });
    hub.setClock('2026-09-23T09:00:00Z');
    await acts.do('returnRequest', OPERATOR, request);
    hub.setClock('2026-10-02T09:00:00Z');
    expect(await deadlineOf(request)).toEqual({
      kind: 'ANSWER',
      dueOn: null,
      workingDaysLeft: 8,
      stoppedSince: '2026-09-23T09:00:00.000Z',
      isOverdue: false,
      isArranged: true,
    });
    hub.setClock('2026-10-08T01:00:00Z');
    await acts.do('submitRequest', ASKER, request);
    expect(await deadlineOf(request)).toMatchObject({
      dueOn: '2026-10-19',
      workingDaysLeft: 8,
      stoppedSince: null,
    });
  });

  test('S7C12 MUST end with the day in Beijing, and then be listed as overdue to all who see it', async () => {
    const request = await acts.inState('FORWARDED');
    hub.setClock('2026-12-07T15:59:59Z');
    expect(await deadlineOf(request)).toMatchObject({
      dueOn: '2026-12-07',
      isOverdue: false,
      workingDaysLeft: 0,
    });
    expect(await overdueNumbers()).not.toContain(request.number);
    hub.setClock('2026-12-07T16:00:00Z');
    expect(await deadlineOf(request)).toMatchObject({ isOverdue: true, workingDaysLeft: 0 });
    expect(await overdueNumbers()).toContain(request.number);
    expect(await overdueNumbers(HANDLER)).toContain(request.number);
    expect(await overdueNumbers(ASKER)).toContain(request.number);
    expect(await overdueNumbers(person('ocean', 'HANDLER'))).toEqual([]);
    expect(await acts.codeOf('extendRequest', APPROVER, request)).toBe('TRANSITION_REFUSED');
    await acts.do('withdrawRequest', ASKER, request);
    expect(await overdueNumbers()).not.toContain(request.number);
  });

  test('S7C13 MUST count one day for the operator, twenty for the providing, and again after mediation', async () => {
    const direct = await acts.draft(PARTNER, { datasets: [{ datasetId: ZONES }] });
    await acts.do('submitRequest', PARTNER, direct);
    expect(await deadlineOf(direct)).toMatchObject({ kind: 'ANSWER', dueOn: '2026-11-24' });
    await acts.do('authoriseRequest', OPERATOR, direct);
    expect(await deadlineOf(direct)).toMatchObject({ kind: 'PROVIDE', dueOn: '2026-12-21' });
    await acts.do('provideRequest', HANDLER, direct);
    expect(await deadlineOf(direct)).toBeNull();
    const refused = await acts.inState('MEDIATION');
    expect(await deadlineOf(refused)).toBeNull();
    hub.setClock('2026-12-01T01:00:00Z');
    await acts.do('settleAgain', OPERATOR, refused);
    expect(await deadlineOf(refused)).toMatchObject({ kind: 'ANSWER', dueOn: '2026-12-15' });
  });

  test('lists the rules, what this hub allows, and how sure they are', async () => {
    const rules = await hub.get<object[]>(
      PUBLIC_CALLER,
      '{ deadlineRules { id workingDays ruledWorkingDays certainty } }',
    );
    expect(rules).toEqual(
      [
        ['unconditionalAnswer', 1] as const,
        ['answer', 10] as const,
        ['extension', 10] as const,
        ['provide', 20] as const,
        ['correction', 10] as const,
      ].map(([id, days]) => ({
        id,
        workingDays: days,
        ruledWorkingDays: days,
        certainty: 'MEMORY_MEDIUM',
      })),
    );
  });
});

describe('the calendar', () => {
  const CHANGE =
    'mutation ($days: [CalendarDayInput!]!) { changeCalendar(days: $days) { day kind certainty source } }';
  const NOTICE = {
    day: '2027-01-04',
    kind: 'HOLIDAY',
    name: '元旦调休',
    source: '国务院办公厅关于2027年部分节假日安排的通知（测试虚构）',
  };

  test('S7C14 MUST be changed by the operator alone, and every deadline with it', async () => {
    hub.setClock('2026-12-21T01:00:00Z');
    const request = await acts.inState('FORWARDED');
    expect(await deadlineOf(request)).toMatchObject({ dueOn: '2027-01-05', isArranged: false });
    for (const caller of [
      ASKER,
      HANDLER,
      APPROVER,
      person('environment', 'ADMINISTRATOR'),
      PUBLIC_CALLER,
    ])
      expect(await hub.codeOf(caller, CHANGE, { days: [NOTICE] })).toBe('NOT_PERMITTED');
    expect(await hub.get(OPERATOR, CHANGE, { days: [NOTICE] })).toEqual([
      { day: '2027-01-04', kind: 'HOLIDAY', certainty: 'ENTERED', source: NOTICE.source },
    ]);
    expect(await deadlineOf(request)).toMatchObject({ dueOn: '2027-01-06', isArranged: true });
    const [stored] = await hub.rows('select due_on from exchange.request where id = $1', [
      request.id,
    ]);
    expect(stored).toEqual({ due_on: '2027-01-06' });
    const [told] = await hub.rows<{ facts: object }>(
      `select facts from exchange.hub_event where event = 'CALENDAR_CHANGED'`,
    );
    expect(told?.facts).toEqual({ days: '2027-01-04 HOLIDAY' });
  });

  test('S7C15 MUST keep what was entered when the hub is prepared again, and mend the rest', async () => {
    await hub.rows(
      `update exchange.calendar_day set name = 'broken', kind = 'WORKDAY' where day = '2026-10-01'`,
    );
    await hub.rows(
      `insert into exchange.calendar_day (day, kind, name, source, certainty) values ('2026-12-08', 'HOLIDAY', 'x', 'x', 'LAW_ALONE')`,
    );
    const moved = { ...NOTICE, day: '2026-10-07', kind: 'WORKDAY', name: '虚构' };
    await hub.get(OPERATOR, CHANGE, { days: [moved] });
    await prepareDepartment(hub.database, exchange);
    const days = await hub.get<{ day: string }[]>(
      PUBLIC_CALLER,
      '{ calendarDays(from: "2026-10-01", to: "2027-02-01") { day kind name } }',
    );
    expect(days).toHaveLength(7 + 1 + 2);
    expect(days).toContainEqual({ day: '2026-10-07', kind: 'WORKDAY', name: '虚构' });
    expect(days).toContainEqual({ day: '2026-10-01', kind: 'HOLIDAY', name: '国庆节' });
    expect(days).toContainEqual({ day: '2026-10-10', kind: 'WORKDAY', name: '国庆节调休上班' });
    expect(days).toContainEqual({ day: '2027-01-04', kind: 'HOLIDAY', name: '元旦调休' });
    expect(days.map(({ day }) => day)).not.toContain('2026-12-08');
  });

  test('refuses days that say nothing, and twice the same', async () => {
    const answer = await hub.ask(OPERATOR, CHANGE, { days: [{ ...NOTICE, name: ' ' }, NOTICE] });
    expect(answer.errors?.[0]).toMatchObject({
      message: 'days: each may be named only once. days.name: it is missing.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
