import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { sharingVersion } from '../../../../subgraphs/exchange/catalogue/sharing-state.queries';
import { DRAFT, dataRequestActs, type DataRequestActs, type SeenDataRequest } from './request-acts';
import {
  APPROVER,
  ASKER,
  ECOLOGY,
  HANDLER,
  METALS,
  OPERATOR,
  PARTNER,
  SPECIES,
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

const FIELDS = [
  'ReservoirEcology.coverage',
  'ReservoirEcology.latest',
  'ReservoirEcology.observations',
  'ReservoirEcology.series',
  'ReservoirEcologyPoint.ecology',
];

const eventsOf = (id: string) =>
  hub.rows<{
    act: string;
    from: string | null;
    to: string;
    subject: string;
    post: string;
    note: string | null;
    document: string | null;
  }>(
    `select act, from_state as "from", to_state as "to", subject, post, note, document_number as document
     from exchange.request_event where request_id = $1 order by id`,
    [id],
  );

describe('a request for conditional data', () => {
  let request: SeenDataRequest;

  test('S7L1 MUST go from its draft over return, decision and grant to the data, each step on record', async () => {
    request = await acts.draft();
    expect(request).toMatchObject({
      state: 'DRAFT',
      version: 1,
      number: expect.stringMatching(/^RG2026-\d{6}$/) as string,
    });
    expect(await acts.do('submitRequest', ASKER, request)).toMatchObject({ state: 'SUBMITTED' });
    expect(await acts.do('returnRequest', OPERATOR, request)).toMatchObject({ state: 'RETURNED' });
    const draft = { ...DRAFT, districts: ['440705', '440703'] };
    expect(await acts.do('changeDraft', ASKER, request, { draft })).toMatchObject({
      state: 'RETURNED',
    });
    expect(await acts.do('submitRequest', ASKER, request)).toMatchObject({ state: 'SUBMITTED' });
    expect(await acts.do('forwardRequest', OPERATOR, request)).toMatchObject({
      state: 'FORWARDED',
    });
    const decision = {
      outcome: 'GRANT',
      documentNumber: '江水函〔2026〕7号',
      reason: '限一个区、半年',
      datasets: [{ datasetId: ECOLOGY, fields: FIELDS.slice(0, 1).concat(FIELDS[3] ?? '') }],
      districts: ['440705'],
      until: '2027-06-01',
      operationsPerDay: 100,
    };
    expect(await acts.do('draftDecision', HANDLER, request, { decision })).toMatchObject({
      state: 'DECISION_DRAFTED',
    });
    expect(await acts.do('decideRequest', APPROVER, request)).toMatchObject({
      state: 'GRANTED',
      version: 8,
    });
    expect(await acts.do('provideRequest', HANDLER, request)).toMatchObject({ state: 'PROVIDED' });
    expect(await eventsOf(request.id)).toEqual([
      event('DRAFT', null, 'DRAFT', ASKER.subject, 'ANALYST'),
      event('SUBMIT', 'DRAFT', 'SUBMITTED', ASKER.subject, 'ANALYST'),
      event('RETURN', 'SUBMITTED', 'RETURNED', OPERATOR.subject, 'EXCHANGE_OPERATOR'),
      event('CHANGE', 'RETURNED', 'RETURNED', ASKER.subject, 'ANALYST'),
      event('SUBMIT', 'RETURNED', 'SUBMITTED', ASKER.subject, 'ANALYST'),
      event('FORWARD', 'SUBMITTED', 'FORWARDED', OPERATOR.subject, 'EXCHANGE_OPERATOR'),
      {
        ...event('DRAFT_DECISION', 'FORWARDED', 'DECISION_DRAFTED', HANDLER.subject, 'HANDLER'),
        note: '限一个区、半年',
        document: '江水函〔2026〕7号',
      },
      {
        ...event('GRANT', 'DECISION_DRAFTED', 'GRANTED', APPROVER.subject, 'APPROVER'),
        document: '江水函〔2026〕7号',
      },
      event('PROVIDE', 'GRANTED', 'PROVIDED', HANDLER.subject, 'HANDLER'),
    ]);
  });

  test('S7L2 MUST write to the audit log of the hub of every step, in the same transaction', async () => {
    const told = await hub.rows<{
      event: string;
      subject: string;
      to: string;
      document: string | null;
    }>(
      `select event, subject, facts ->> 'to' as "to", facts ->> 'document' as document
       from exchange.hub_event where facts ->> 'request' = $1 order by id`,
      [request.id],
    );
    const done = await eventsOf(request.id);
    expect(told.map(({ event, subject, to }) => [event, subject, to])).toEqual(
      done.map(({ act, subject, to }) => [`REQUEST_${act}`, subject, to]),
    );
    expect(told.at(-1)?.document).toBe('江水函〔2026〕7号');
  });

  test('S7G1 MUST open at once exactly the fields, districts and days of the decision', async () => {
    const decision = await hub.decide(ASKER, ECOLOGY);
    expect(decision).toMatchObject({
      isAllowed: true,
      because: 'GRANT',
      cites: '江水函〔2026〕7号',
      limits: { districts: ['440705'] },
      grants: [{ operationsPerDay: 100 }],
      untilMs: Date.parse('2027-06-01T00:00:00+08:00'),
    });
    expect(decision.isAllowed && [...(decision.fields ?? [])]).toEqual([FIELDS[0], FIELDS[3]]);
    expect(await hub.decide(person('ocean', 'ANALYST'), ECOLOGY)).toEqual({
      isAllowed: false,
      because: 'NO_RIGHT',
    });
  });

  test('S7G14 MUST be news to every gateway: what is granted and what is revoked make a new version', async () => {
    const reader = hub.database.reader('exchange', EVERY_ROW);
    const drafted = await acts.inState('DECISION_DRAFTED');
    const before = await sharingVersion(reader);
    await acts.do('decideRequest', APPROVER, drafted);
    const granted = await sharingVersion(reader);
    expect(granted).toBeGreaterThan(before);
    const { grants } = await acts.read<{ grants: { id: string }[] }>(
      APPROVER,
      drafted,
      '{ grants { id } }',
    );
    await hub.get(APPROVER, 'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { id } }', {
      id: grants[0]?.id,
    });
    expect(await sharingVersion(reader)).toBeGreaterThan(granted);
  });

  test('shows its applicant what was decided, in part, and the grant', async () => {
    const seen = await acts.read<object>(
      ASKER,
      request,
      '{ state decision { outcome isPartial documentNumber until districts } grants { standing number datasetVersion fields purpose validFrom until } deadline { kind } defects { point note } possibleActs }',
    );
    expect(seen).toEqual({
      state: 'PROVIDED',
      decision: {
        outcome: 'GRANT',
        isPartial: true,
        documentNumber: '江水函〔2026〕7号',
        until: '2027-06-01',
        districts: ['440705'],
      },
      grants: [
        {
          standing: 'IN_FORCE',
          number: '江水函〔2026〕7号',
          datasetVersion: 1,
          fields: [FIELDS[0], FIELDS[3]],
          purpose: '灌溉水源富营养化调查',
          validFrom: '2026-11-23',
          until: '2027-06-01',
        },
      ],
      deadline: null,
      defects: [{ point: 'PERIOD', note: '期限过长' }],
      possibleActs: ['RENEW'],
    });
  });

  test('S7G2 MUST end at once when its approver revokes it, whatever it still promised', async () => {
    const { grants } = await acts.read<{ grants: { id: string }[] }>(
      APPROVER,
      request,
      '{ grants { id } }',
    );
    const revoke =
      'mutation ($id: ID!) { revokeGrant(id: $id, reason: "用途已变") { state grants { standing revokedBecause } } }';
    const id = grants[0]?.id;
    expect(await hub.codeOf(HANDLER, revoke, { id })).toBe('NOT_PERMITTED');
    expect(await hub.get(APPROVER, revoke, { id })).toEqual({
      state: 'REVOKED',
      grants: [{ standing: 'REVOKED', revokedBecause: '用途已变' }],
    });
    expect(await hub.decide(ASKER, ECOLOGY)).toEqual({ isAllowed: false, because: 'NO_RIGHT' });
    expect(await hub.codeOf(APPROVER, revoke, { id })).toBe('TRANSITION_REFUSED');
  });
});

function event(act: string, from: string | null, to: string, subject: string, post: string) {
  return { act, from, to, subject, post, note: null, document: null };
}

describe('a grant', () => {
  test('S7G3 MUST run out by itself on the day it is given until', async () => {
    const request = await acts.inState('GRANTED', { wantedUntil: '2026-12-01' });
    expect((await hub.decide(ASKER, ECOLOGY)).isAllowed).toBe(true);
    hub.setClock('2026-11-30T15:59:59Z');
    expect((await hub.decide(ASKER, ECOLOGY)).isAllowed).toBe(true);
    hub.setClock('2026-11-30T16:00:00Z');
    expect(await hub.decide(ASKER, ECOLOGY)).toEqual({ isAllowed: false, because: 'GRANT_ENDED' });
    expect(await acts.read(ASKER, request)).toMatchObject({ state: 'EXPIRED' });
    expect(await acts.codeOf('provideRequest', HANDLER, request)).toBe('TRANSITION_REFUSED');
    hub.setClock('2026-11-23T10:00:00Z');
    const { grants } = await acts.read<{ grants: { id: string }[] }>(
      APPROVER,
      request,
      '{ grants { id } }',
    );
    await hub.get(APPROVER, 'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { id } }', {
      id: grants[0]?.id,
    });
  });

  test('S7G4 MUST hold no field that was added to the dataset after the decision', async () => {
    const request = await acts.inState('GRANTED');
    await hub.rows(
      `update exchange.dataset set fields = fields || 'ReservoirEcology.toxins'::text, version = version + 1 where id = $1`,
      [ECOLOGY],
    );
    const decision = await hub.decide(ASKER, ECOLOGY);
    expect(decision.isAllowed && decision.fields?.has('ReservoirEcology.toxins')).toBe(false);
    expect(decision.isAllowed && decision.fields?.has('ReservoirEcology.latest')).toBe(true);
    const renewal = await hub.get<SeenDataRequest>(
      ASKER,
      'mutation ($id: ID!) { renewRequest(id: $id, wantedUntil: "2028-11-23") { id state renews { id } wantedFrom datasets { isWhole fields } } }',
      { id: request.id },
    );
    expect(renewal).toMatchObject({
      state: 'DRAFT',
      renews: { id: request.id },
      wantedFrom: '2027-11-23',
      datasets: [
        { isWhole: true, fields: expect.arrayContaining(['ReservoirEcology.toxins']) as string[] },
      ],
    });
    await hub.rows(
      `update exchange.dataset set fields = array_remove(fields, 'ReservoirEcology.toxins') where id = $1`,
      [ECOLOGY],
    );
    const { grants } = await acts.read<{ grants: { id: string }[] }>(
      APPROVER,
      request,
      '{ grants { id } }',
    );
    await hub.get(APPROVER, 'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { id } }', {
      id: grants[0]?.id,
    });
  });

  test('S7G5 MUST NOT hold a field that was taken away between application and decision', async () => {
    const request = await acts.inState('DECISION_DRAFTED');
    await hub.rows(
      `update exchange.dataset set fields = array_remove(fields, 'ReservoirEcology.series') where id = $1`,
      [ECOLOGY],
    );
    await acts.do('decideRequest', APPROVER, request);
    const seen = await acts.read<{ grants: { id: string; fields: string[] }[] }>(
      APPROVER,
      request,
      '{ grants { id fields } }',
    );
    expect(seen.grants[0]?.fields).toEqual(
      FIELDS.filter((field) => field !== 'ReservoirEcology.series'),
    );
    await hub.rows(`update exchange.dataset set fields = $2 where id = $1`, [ECOLOGY, FIELDS]);
    await hub.get(APPROVER, 'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { id } }', {
      id: seen.grants[0]?.id,
    });
  });
});

describe('data without condition', () => {
  test('S7L3 MUST be authorised by the operator for anyone who is no department, and asked for by no department', async () => {
    const request = await acts.draft(PARTNER, { datasets: [{ datasetId: ZONES }] });
    await acts.do('submitRequest', PARTNER, request);
    expect(await acts.codeOf('forwardRequest', OPERATOR, request)).toBe('TRANSITION_REFUSED');
    expect(await acts.do('authoriseRequest', OPERATOR, request)).toMatchObject({
      state: 'GRANTED',
    });
    expect(await hub.decide(PARTNER, ZONES)).toMatchObject({
      because: 'GRANT',
      cites: request.number,
    });
    const own = await acts.draft(ASKER, { datasets: [{ datasetId: ZONES }] });
    const answer = await hub.ask(
      ASKER,
      'mutation ($id: ID!) { submitRequest(id: $id, version: 1) { id } }',
      { id: own.id },
    );
    expect(answer.errors?.[0]).toMatchObject({
      message: `datasets: "${ZONES}" is shared with every department without condition: it needs no request.`,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('S7L4 MUST be forwarded where the owner has made its class stricter since', async () => {
    const request = await acts.draft(PARTNER, { datasets: [{ datasetId: ZONES }] });
    await acts.do('submitRequest', PARTNER, request);
    await hub.rows(
      `insert into exchange.class_confirmation (dataset_id, sharing, openness, note, proposed_by, confirmed_by, confirmed_at)
       values ($1, 'CONDITIONAL', 'ON_REQUEST', 'stricter', 'a', 'b', now() + interval '1 minute')`,
      [ZONES],
    );
    await hub.learn();
    expect(await acts.codeOf('authoriseRequest', OPERATOR, request)).toBe('TRANSITION_REFUSED');
    await acts.do('forwardRequest', OPERATOR, request);
    const { deadline } = await acts.read<{ deadline: object }>(
      HANDLER,
      request,
      '{ deadline { kind workingDays dueOn } }',
    );
    expect(deadline).toEqual({ kind: 'ANSWER', workingDays: 10, dueOn: '2026-12-07' });
    await hub.rows(`delete from exchange.class_confirmation where note = 'stricter'`);
    await hub.learn();
  });
});

describe('withheld data', () => {
  test('S7L5 MUST be negotiable in the same way, marked as such', async () => {
    const [handler, approver] = [person('forestry', 'HANDLER'), person('forestry', 'APPROVER')];
    const request = await acts.draft(ASKER, { datasets: [{ datasetId: SPECIES }] });
    expect(await acts.read(ASKER, request, '{ isNegotiation }')).toEqual({ isNegotiation: true });
    await acts.do('submitRequest', ASKER, request);
    await acts.do('forwardRequest', OPERATOR, request);
    await acts.do('draftDecision', handler, request);
    expect(await hub.decide(ASKER, SPECIES)).toEqual({ isAllowed: false, because: 'WITHHELD' });
    expect(await acts.do('decideRequest', approver, request)).toMatchObject({ state: 'GRANTED' });
    expect(await hub.decide(ASKER, SPECIES)).toMatchObject({ isAllowed: true, because: 'GRANT' });
  });
});

describe('a request for data of several owners', () => {
  test('S7L6 MUST become one for each owner, linked, each seen by its own owner alone', async () => {
    const request = await acts.draft(ASKER, {
      datasets: [{ datasetId: ECOLOGY }, { datasetId: METALS }],
    });
    await acts.do('attachToRequest', ASKER, request);
    await acts.do('submitRequest', ASKER, request);
    const fields =
      '{ number ownerId state datasets { datasetId } attachments { name } parts { id number ownerId state datasets { datasetId } attachments { name } } }';
    const seen = await acts.read<{ parts: { id: string }[] }>(ASKER, request, fields);
    expect(seen).toMatchObject({
      ownerId: 'water',
      state: 'SUBMITTED',
      datasets: [{ datasetId: ECOLOGY }],
      attachments: [{ name: '函.pdf' }],
      parts: [
        {
          ownerId: 'transport',
          state: 'SUBMITTED',
          datasets: [{ datasetId: METALS }],
          attachments: [{ name: '函.pdf' }],
        },
      ],
    });
    const part = { id: seen.parts[0]?.id ?? '' };
    expect(await acts.read(HANDLER, request, '{ ownerId parts { id } }')).toEqual({
      ownerId: 'water',
      parts: [],
    });
    expect(await acts.read(HANDLER, part)).toBeNull();
    expect(
      await acts.read(person('transport', 'HANDLER'), part, '{ ownerId parts { id } }'),
    ).toEqual({ ownerId: 'transport', parts: [] });
    await acts.do('forwardRequest', OPERATOR, part);
    expect(await acts.read(ASKER, request)).toMatchObject({ state: 'SUBMITTED' });
    expect(await acts.read(ASKER, part)).toMatchObject({ state: 'FORWARDED' });
  });

  test('S7M7 MUST hold anyone who wrote the whole apart from the parts too', async () => {
    const mover = person('agriculture', 'ANALYST', { subject: 'mover' });
    const request = await acts.draft(mover, {
      datasets: [{ datasetId: ECOLOGY }, { datasetId: METALS }],
    });
    await acts.do('submitRequest', ASKER, request);
    const { parts } = await acts.read<{ parts: { id: string }[] }>(
      ASKER,
      request,
      '{ parts { id } }',
    );
    const part = { id: parts[0]?.id ?? '' };
    const operatorNow = { ...OPERATOR, subject: 'mover' };
    expect(await acts.codeOf('forwardRequest', operatorNow, part)).toBe('TWO_PERSONS_NEEDED');
    expect(await acts.codeOf('forwardRequest', operatorNow, request)).toBe('TWO_PERSONS_NEEDED');
    expect(await acts.codeOf('forwardRequest', OPERATOR, part)).toBeNull();
  });
});
