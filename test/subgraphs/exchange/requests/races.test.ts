import {
  dataRequestActs,
  type MutationName,
  type DataRequestActs,
  type SeenDataRequest,
} from './request-acts';
import {
  APPROVER,
  ASKER,
  ECOLOGY,
  HANDLER,
  OPERATOR,
  person,
  dataRequestsHub,
  type DataRequestsHub,
} from './requests-hub';
import type { Caller } from '../../../../shared/identity/caller';

let hub: DataRequestsHub;
let acts: DataRequestActs;

beforeAll(async () => {
  hub = await dataRequestsHub();
  acts = dataRequestActs(hub);
});
afterAll(() => hub.close());

const ROUNDS = 12;
const SECOND_APPROVER = { ...APPROVER, subject: 'second-approver' };
const SECOND_OPERATOR = { ...OPERATOR, subject: 'second-operator' };
const COLLEAGUE = person('agriculture', 'ANALYST', { subject: 'colleague' });

const grantsOf = (id: string) =>
  hub.rows<{ id: string; revoked: boolean }>(
    'select id, revoked_at is not null as revoked from exchange.data_grant where request_id = $1',
    [id],
  );
const actsOf = async (id: string) =>
  (
    await hub.rows<{ act: string }>(
      'select act from exchange.request_event where request_id = $1 order by id',
      [id],
    )
  ).map(({ act }) => act);

/** Starts all at once; answers their codes, null for the one that won. */
const race = (
  request: SeenDataRequest,
  runners: ReadonlyArray<readonly [MutationName, Caller]>,
): Promise<(string | null)[]> =>
  Promise.all(runners.map(([name, caller]) => acts.codeOf(name, caller, request)));

describe('acts at the same time', () => {
  test('S7R1 MUST be won by exactly one of two approvers, and grant once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await acts.inState('DECISION_DRAFTED');
      const codes = await race(request, [
        ['decideRequest', APPROVER],
        ['decideRequest', SECOND_APPROVER],
      ]);
      expect(codes.toSorted()).toEqual(['TRANSITION_REFUSED', null].toSorted());
      expect(await grantsOf(request.id)).toHaveLength(1);
      expect((await actsOf(request.id)).filter((act) => act === 'GRANT')).toHaveLength(1);
    }
  });

  test('S7R2 MUST report to the others the state that the winner left', async () => {
    const request = await acts.inState('SUBMITTED');
    const answers = await Promise.all(
      [OPERATOR, SECOND_OPERATOR].map((caller) =>
        hub.ask(caller, 'mutation ($id: ID!) { forwardRequest(id: $id) { state } }', {
          id: request.id,
        }),
      ),
    );
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.extensions).toMatchObject({
      code: 'TRANSITION_REFUSED',
      state: 'FORWARDED',
      act: 'FORWARD',
    });
  });

  test('S7R3 MUST leave a draft either submitted and withdrawn, or withdrawn, never half of it', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await acts.draft();
      const [submitted, withdrawn] = await race(request, [
        ['submitRequest', ASKER],
        ['withdrawRequest', COLLEAGUE],
      ]);
      expect(withdrawn).toBeNull();
      expect(await acts.read(ASKER, request)).toMatchObject({ state: 'WITHDRAWN' });
      const done = await actsOf(request.id);
      expect(done).toEqual(
        submitted === null ? ['DRAFT', 'SUBMIT', 'WITHDRAW'] : ['DRAFT', 'WITHDRAW'],
      );
      const [row] = await hub.rows<{ isSubmitted: boolean; clock: unknown }>(
        'select submitted_at is not null as "isSubmitted", clock from exchange.request where id = $1',
        [request.id],
      );
      expect(row).toEqual({ isSubmitted: submitted === null, clock: null });
      seen.add(String(submitted));
    }
    expect([...seen].every((code) => ['null', 'TRANSITION_REFUSED'].includes(code))).toBe(true);
  });

  test('S7R4 MUST let a decision and a withdrawal not both happen', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await acts.inState('DECISION_DRAFTED');
      const [decided, withdrawn] = await race(request, [
        ['decideRequest', APPROVER],
        ['withdrawRequest', ASKER],
      ]);
      expect([decided, withdrawn].filter((code) => code === null)).toHaveLength(1);
      const { state } = await acts.read(ASKER, request);
      expect(state).toBe(decided === null ? 'GRANTED' : 'WITHDRAWN');
      expect(await grantsOf(request.id)).toHaveLength(decided === null ? 1 : 0);
    }
  });

  test('S7R5 MUST revoke whatever else happens: a renewal drafts before it, or finds nothing to renew', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await acts.inState('GRANTED');
      const [grant] = await grantsOf(request.id);
      const REVOKE = 'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { state } }';
      const [revoked, renewed] = await Promise.all([
        hub.codeOf(APPROVER, REVOKE, { id: grant?.id }),
        acts.codeOf('renewRequest', ASKER, request),
      ]);
      expect(revoked).toBeNull();
      expect([null, 'TRANSITION_REFUSED']).toContain(renewed);
      expect(await acts.read(ASKER, request)).toMatchObject({ state: 'REVOKED' });
      const { renewedBy } = await acts.read<{ renewedBy: { state: string }[] }>(
        ASKER,
        request,
        '{ renewedBy { state } }',
      );
      expect(renewedBy).toEqual(renewed === null ? [{ state: 'DRAFT' }] : []);
    }
    await hub.rows(
      'update exchange.data_grant set revoked_by = $1, revoked_at = now() where revoked_at is null',
      ['x'],
    );
    expect(await hub.decide(ASKER, ECOLOGY)).toEqual({ isAllowed: false, because: 'NO_RIGHT' });
  });

  test('S7R6 MUST extend once, whichever approver does', async () => {
    const request = await acts.inState('FORWARDED');
    const codes = await race(request, [
      ['extendRequest', APPROVER],
      ['extendRequest', SECOND_APPROVER],
      ['extendRequest', APPROVER],
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    const { deadline } = await acts.read<{ deadline: object }>(
      HANDLER,
      request,
      '{ deadline { workingDays isExtended } }',
    );
    expect(deadline).toEqual({ workingDays: 20, isExtended: true });
  });

  test('S7R7 MUST give every request a number of its own', async () => {
    const drafts = await Promise.all(Array.from({ length: 10 }, () => acts.draft()));
    expect(new Set(drafts.map(({ number }) => number)).size).toBe(10);
  });

  test('S7R8 MUST undo everything of an act that fails on its way', async () => {
    const request = await acts.inState('DECISION_DRAFTED');
    const before = await actsOf(request.id);
    await hub.rows(`update exchange.dataset set id = 'water/gone' where id = $1`, [ECOLOGY]);
    expect(await acts.codeOf('decideRequest', APPROVER, request)).toBe('TRANSITION_REFUSED');
    await hub.rows(`update exchange.dataset set id = $1 where id = 'water/gone'`, [ECOLOGY]);
    expect(await actsOf(request.id)).toEqual(before);
    expect(await grantsOf(request.id)).toEqual([]);
  });
});
