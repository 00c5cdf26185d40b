import { mayAct, type Action } from '../../../../shared/identity/actions';
import { PUBLIC_CALLER, departmentOf, type Caller } from '../../../../shared/identity/caller';
import type { DataRequestRelation } from '../../../../subgraphs/exchange/requests/machine/request-vocabulary';
import { ALLOWED_BY_HAND, RIGHT_PERSONS } from './machine/machine-by-hand';
import {
  DECISION,
  dataRequestActs,
  type MutationName,
  type DataRequestActs,
  type SeenDataRequest,
} from './request-acts';
import {
  APPROVER,
  ASKER,
  AUDITOR,
  ECOLOGY,
  HANDLER,
  NOW,
  OPERATOR,
  PARTNER,
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

/** What each mutation does by the table written by hand, and which acts of the hub open it. */
const DOES: Readonly<Record<MutationName, readonly [act: string, opened: ReadonlyArray<Action>]>> =
  {
    changeDraft: ['CHANGE', ['ASK_FOR_DATA']],
    submitRequest: ['SUBMIT', ['ASK_FOR_DATA']],
    withdrawRequest: ['WITHDRAW', ['ASK_FOR_DATA']],
    askForMediation: ['ASK_MEDIATION', ['ASK_FOR_DATA']],
    renewRequest: ['RENEW', ['ASK_FOR_DATA']],
    returnRequest: ['RETURN', ['CHECK_REQUESTS']],
    forwardRequest: ['FORWARD', ['CHECK_REQUESTS']],
    authoriseRequest: ['AUTHORISE', ['CHECK_REQUESTS']],
    refuseAsNonconforming: ['REFUSE_NONCONFORMING', ['CHECK_REQUESTS']],
    numberRequest: ['NUMBER', ['CHECK_REQUESTS']],
    settleAgain: ['SETTLE_AGAIN', ['CHECK_REQUESTS']],
    settleEnd: ['SETTLE_END', ['CHECK_REQUESTS']],
    extendRequest: ['EXTEND', ['DECIDE_REQUESTS']],
    draftDecision: ['DRAFT_DECISION', ['DRAFT_DECISIONS']],
    returnDecision: ['RETURN_DRAFT', ['DECIDE_REQUESTS']],
    decideRequest: ['GRANT', ['DECIDE_REQUESTS']],
    provideRequest: ['PROVIDE', ['DRAFT_DECISIONS', 'DECIDE_REQUESTS']],
    attachToRequest: ['ATTACH', ['ASK_FOR_DATA', 'DRAFT_DECISIONS', 'DECIDE_REQUESTS']],
  };

/** Of the applicant, of the owner, of strangers, of those who watch, and nobody. */
const CALLERS: ReadonlyArray<Caller> = [
  ASKER,
  person('agriculture', 'HANDLER'),
  person('agriculture', 'APPROVER'),
  person('agriculture', 'DEPARTMENT_SYSTEM', { kind: 'MACHINE' }),
  HANDLER,
  APPROVER,
  person('water', 'ANALYST'),
  person('ocean', 'HANDLER'),
  person('ocean', 'APPROVER'),
  PARTNER,
  OPERATOR,
  AUDITOR,
  person('environment', 'ADMINISTRATOR'),
  person('public-security', 'SECURITY_GUIDE'),
  person('supervision', 'SUPERVISION'),
  PUBLIC_CALLER,
];

const STATES = [
  ...['DRAFT', 'SUBMITTED', 'RETURNED', 'NONCONFORMING', 'FORWARDED', 'DECISION_DRAFTED'],
  ...['GRANTED', 'PROVIDED', 'REFUSED', 'MEDIATION', 'ENDED', 'WITHDRAWN', 'REVOKED', 'EXPIRED'],
];

const relationOf = (caller: Caller, state: string): DataRequestRelation | 'NONE' => {
  const department = departmentOf(caller);
  if (mayAct(caller, 'CHECK_REQUESTS')) return 'OPERATOR';
  if (department === 'agriculture' && mayAct(caller, 'ASK_FOR_DATA')) return 'APPLICANT';
  const isSteward = mayAct(caller, 'DRAFT_DECISIONS') || mayAct(caller, 'DECIDE_REQUESTS');
  return department === 'water' && isSteward && state !== 'DRAFT' ? 'OWNER' : 'NONE';
};

/** Null: it is allowed, and not tried here. */
function wanted(name: MutationName, caller: Caller, state: string): string | null {
  const [act, opened] = DOES[name];
  if (!opened.some((action) => mayAct(caller, action))) return 'NOT_PERMITTED';
  const relation = relationOf(caller, state);
  if (relation === 'NONE') return 'BAD_USER_INPUT';
  const persons = caller.roles.map((post) => `${act} ${post} ${relation}`);
  if (persons.some((one) => ALLOWED_BY_HAND.has(`${state} ${one}`))) return null;
  return persons.some((one) => RIGHT_PERSONS.has(one)) ? 'TRANSITION_REFUSED' : 'NOT_PERMITTED';
}

async function made(state: string): Promise<SeenDataRequest> {
  if (state === 'EXPIRED') {
    const request = await acts.inState('GRANTED', { wantedUntil: '2026-11-24' });
    hub.setClock('2026-11-24T02:00:00Z');
    return request;
  }
  if (state !== 'REVOKED') return acts.inState(state);
  const request = await acts.inState('GRANTED');
  const { grants } = await acts.read<{ grants: { id: string }[] }>(
    APPROVER,
    request,
    '{ grants { id } }',
  );
  await hub.get(APPROVER, 'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { id } }', {
    id: grants[0]?.id,
  });
  return request;
}

const traceOf = (id: string) =>
  hub.rows(
    `select version, state, (select count(*) from exchange.request_event where request_id = $1) as events,
       (select count(*) from exchange.data_grant where request_id = $1) as grants,
       (select count(*) from exchange.hub_event) as recorded
     from exchange.request where id = $1`,
    [id],
  );

describe('every act by the wrong post, person or department, or in the wrong state', () => {
  afterEach(() => {
    hub.setClock(NOW);
  });

  test.each(STATES)(
    'S7M8 MUST be refused with its code in %s, and leave no trace',
    async (state) => {
      const request = await made(state);
      const before = await traceOf(request.id);
      const wrong: string[] = [];
      let tried = 0;
      for (const caller of CALLERS)
        for (const name of Object.keys(DOES) as MutationName[]) {
          const code = wanted(name, caller, state);
          if (code === null) continue;
          tried += 1;
          const found = await acts.codeOf(name, caller, request);
          if (found !== code)
            wrong.push(`${name} by ${caller.subject}: ${String(found)}, wanted ${code}`);
        }
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(250);
      expect(await traceOf(request.id)).toEqual(before);
    },
  );
});

describe('two persons', () => {
  test('S7M9 MUST decide: the person who drafted does not, although he holds both roles', async () => {
    const both = { ...HANDLER, roles: ['HANDLER', 'APPROVER'] } as const;
    const request = await acts.inState('FORWARDED');
    await acts.do('draftDecision', both, request);
    expect(await acts.codeOf('decideRequest', both, request)).toBe('TWO_PERSONS_NEEDED');
    await acts.do('draftDecision', { ...HANDLER, subject: 'second' }, request);
    expect(await acts.codeOf('decideRequest', both, request)).toBe('TWO_PERSONS_NEEDED');
    expect(await acts.codeOf('decideRequest', APPROVER, request)).toBeNull();
  });

  test('S7M10 MUST keep anyone who asked from checking, drafting and deciding, wherever he went since', async () => {
    const request = await acts.inState('SUBMITTED');
    const subject = ASKER.subject;
    for (const name of ['forwardRequest', 'returnRequest'] as const)
      expect(await acts.codeOf(name, { ...OPERATOR, subject }, request)).toBe('TWO_PERSONS_NEEDED');
    await acts.do('forwardRequest', OPERATOR, request);
    expect(await acts.codeOf('draftDecision', { ...HANDLER, subject }, request)).toBe(
      'TWO_PERSONS_NEEDED',
    );
    await acts.do('draftDecision', HANDLER, request);
    for (const name of ['decideRequest', 'returnDecision', 'extendRequest'] as const)
      expect(await acts.codeOf(name, { ...APPROVER, subject }, request)).toBe('TWO_PERSONS_NEEDED');
  });

  test('S7M11 MUST approve the draft that was read, not one that came since', async () => {
    const request = await acts.inState('DECISION_DRAFTED');
    const read = await acts.read(APPROVER, request);
    await acts.do('draftDecision', HANDLER, request, {
      decision: { ...DECISION, documentNumber: '另一号' },
    });
    const answer = await hub.ask(
      APPROVER,
      'mutation ($id: ID!, $version: Int!) { decideRequest(id: $id, version: $version) { id } }',
      {
        id: request.id,
        version: read.version,
      },
    );
    expect(answer.errors?.[0]).toMatchObject({
      message: `The request was changed since you read it: it now has version ${String(read.version + 1)}, not ${String(read.version)}.`,
      extensions: { code: 'TRANSITION_REFUSED', state: 'DECISION_DRAFTED' },
    });
    expect(await acts.codeOf('changeDraft', ASKER, await acts.draft(), { version: 7 })).toBe(
      'TRANSITION_REFUSED',
    );
  });
});

describe('a grant of others', () => {
  const REVOKE = 'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { state } }';

  test('S7M12 MUST be revoked by an approver of its owner alone', async () => {
    const request = await acts.inState('GRANTED');
    const { grants } = await acts.read<{ grants: { id: string }[] }>(
      APPROVER,
      request,
      '{ grants { id } }',
    );
    const variables = { id: grants[0]?.id };
    const codes: (string | null)[] = [];
    for (const caller of [
      HANDLER,
      ASKER,
      OPERATOR,
      AUDITOR,
      person('ocean', 'APPROVER'),
      person('agriculture', 'APPROVER'),
      PUBLIC_CALLER,
    ])
      codes.push(await hub.codeOf(caller, REVOKE, variables));
    expect(codes).toEqual([
      ...['NOT_PERMITTED', 'NOT_PERMITTED', 'NOT_PERMITTED', 'NOT_PERMITTED'],
      ...['BAD_USER_INPUT', 'NOT_PERMITTED', 'NOT_PERMITTED'],
    ]);
    expect((await hub.decide(ASKER, ECOLOGY)).isAllowed).toBe(true);
    expect(await hub.codeOf(APPROVER, REVOKE, { id: 'no-such-grant' })).toBe('BAD_USER_INPUT');
    expect(await hub.codeOf(APPROVER, REVOKE, variables)).toBeNull();
  });

  test('S7V1 MUST say of a grant and a request of others what it says of one that does not exist', async () => {
    const stranger = person('ocean', 'APPROVER');
    const request = await acts.inState('GRANTED');
    const { grants } = await acts.read<{ grants: { id: string }[] }>(
      APPROVER,
      request,
      '{ grants { id } }',
    );
    const absent = '00000000-0000-4000-8000-000000000000';
    const said = async (query: string, id: string | undefined) => {
      const { errors } = await hub.ask(stranger, query, { id });
      return JSON.stringify(errors).replaceAll(String(id), '<id>');
    };
    const DECIDE = 'mutation ($id: ID!) { decideRequest(id: $id, version: 1) { state } }';
    expect(await said(REVOKE, grants[0]?.id)).toBe(await said(REVOKE, absent));
    expect(await said(DECIDE, request.id)).toBe(await said(DECIDE, absent));
    expect(await acts.read(stranger, request)).toBeNull();
  });
});
