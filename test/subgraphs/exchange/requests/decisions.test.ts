import {
  DECISION,
  DRAFT,
  MUTATIONS,
  dataRequestActs,
  type DataRequestActs,
  type SeenDataRequest,
} from './request-acts';
import {
  APPROVER,
  ASKER,
  ECOLOGY,
  HANDLER,
  member,
  METALS,
  NOW,
  OPERATOR,
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

const faultsOf = async (
  caller: Parameters<DataRequestsHub['ask']>[0],
  query: string,
  variables: object,
) => {
  const { errors } = await hub.ask(caller, query, { ...variables });
  return errors?.[0]?.extensions['faults'] ?? errors?.[0]?.message ?? null;
};
const DRAFT_IT = 'mutation ($draft: DataRequestDraftInput!) { draftRequest(draft: $draft) { id } }';
const DECIDE_IT =
  'mutation ($id: ID!, $decision: DecisionInput!) { draftDecision(id: $id, decision: $decision) { id } }';

describe('a draft', () => {
  const faults = (draft: object, caller = ASKER) =>
    faultsOf(caller, DRAFT_IT, { draft: { ...DRAFT, ...draft } });

  test('S7D2 MUST name what the catalogue has, of others, each once', async () => {
    expect(await faults({ datasets: [{ datasetId: 'water/none' }] })).toEqual([
      'datasets: "water/none" is not in the catalogue.',
    ]);
    expect(await faults({ datasets: [{ datasetId: 'water/\u0000' }] })).toEqual([
      'datasets: "water/\u0000" is not in the catalogue.',
    ]);
    expect(await faults({ datasets: [{ datasetId: ECOLOGY }, { datasetId: ECOLOGY }] })).toEqual([
      'datasets: each may be named only once.',
    ]);
    expect(
      await faults({ datasets: [{ datasetId: ECOLOGY, fields: ['Ecology.secret'] }] }),
    ).toEqual([`datasets: "${ECOLOGY}" has no field "Ecology.secret".`]);
    expect(await faults({ datasets: [{ datasetId: ECOLOGY, fields: [] }] })).toEqual([
      `datasets: "${ECOLOGY}": no field is requested.`,
    ]);
    expect(await faults({}, person('water', 'ANALYST'))).toEqual([
      `datasets: "${ECOLOGY}" belongs to the caller's department, which needs no request.`,
    ]);
  });

  test('refuses a day that is none, and the year 0', async () => {
    for (const wantedUntil of ['2027-02-30', '0000-01-01', '2027-1-1', 'soon'])
      expect(await hub.codeOf(ASKER, DRAFT_IT, { draft: { ...DRAFT, wantedUntil } })).toBe(
        'BAD_USER_INPUT',
      );
  });

  test('S7D3 MUST report all its faults at once', async () => {
    expect(
      await faults({
        districts: ['440799', '440705'],
        dataFrom: '2026-02-01T00:00:00Z',
        dataBefore: '2026-01-01T00:00:00Z',
        wantedFrom: '2027-11-23',
        operationsPerDay: 0,
        purpose: 'x\u202e',
      }),
    ).toEqual([
      'dataBefore: it must be later than dataFrom.',
      'wantedUntil: it must be later than wantedFrom.',
      'operationsPerDay: at least 1, but got 0.',
      'purpose: it must not contain hidden control characters.',
      'districts: "440799" is no county-level division of Jiangmen.',
    ]);
  });

  test('S7D4 MUST be complete when it is submitted, and may be anything before', async () => {
    const request = await hub.get<SeenDataRequest>(
      ASKER,
      'mutation { draftRequest(draft: { datasets: [] }) { id } }',
    );
    const SUBMIT = 'mutation ($id: ID!) { submitRequest(id: $id, version: 1) { id } }';
    expect(await faultsOf(ASKER, SUBMIT, { id: request.id })).toEqual([
      'datasets: name at least one.',
      'purpose: it is missing.',
      'dutyBasis: it is missing.',
      'securityContact: it is missing.',
      'wantedUntil: it is missing.',
    ]);
    const late = await acts.draft(ASKER, { wantedUntil: '2026-11-23' });
    expect(await faultsOf(ASKER, SUBMIT, { id: late.id })).toEqual([
      'wantedUntil: it must be later than today, 2026-11-23.',
    ]);
  });

  test('S7D5 MUST keep to its owner once it was submitted', async () => {
    const request = await acts.inState('RETURNED');
    const draft = { ...DRAFT, datasets: [{ datasetId: ECOLOGY }, { datasetId: METALS }] };
    const CHANGE =
      'mutation ($id: ID!, $draft: DataRequestDraftInput!) { changeDraft(id: $id, version: 3, draft: $draft) { id } }';
    expect(await faultsOf(ASKER, CHANGE, { id: request.id, draft })).toEqual([
      `datasets: "${METALS}" belongs to the department "transport"; this request goes to "water".`,
    ]);
  });

  test('freezes at its submission which fields are asked for', async () => {
    const request = await acts.inState('SUBMITTED');
    await hub.rows(
      `update exchange.dataset set fields = fields || 'ReservoirEcology.toxins'::text where id = $1`,
      [ECOLOGY],
    );
    const { datasets } = await acts.read<{
      datasets: { fields: string[]; isWhole: boolean; version: number }[];
    }>(ASKER, request, '{ datasets { fields isWhole version } }');
    await hub.rows(
      `update exchange.dataset set fields = array_remove(fields, 'ReservoirEcology.toxins') where id = $1`,
      [ECOLOGY],
    );
    expect(datasets[0]).toMatchObject({ isWhole: true, version: 1 });
    expect(datasets[0]?.fields).not.toContain('ReservoirEcology.toxins');
  });
});

describe('a decision', () => {
  let request: SeenDataRequest;
  const ASKED = {
    datasets: [
      { datasetId: ECOLOGY, fields: ['ReservoirEcology.latest', 'ReservoirEcology.series'] },
    ],
    districts: ['440703', '440705'],
    dataFrom: '2026-01-01T00:00:00Z',
    dataBefore: '2026-06-01T00:00:00Z',
    wantedFrom: '2026-12-01',
    wantedUntil: '2027-12-01',
    operationsPerDay: 50,
  };
  const faults = (decision: object) =>
    faultsOf(HANDLER, DECIDE_IT, { id: request.id, decision: { ...DECISION, ...decision } });

  beforeAll(async () => {
    request = await acts.inState('FORWARDED', ASKED);
  });

  test.each([
    [{ datasets: [{ datasetId: METALS }] }, [`datasets: "${METALS}" was not requested.`]],
    [
      { datasets: [{ datasetId: ECOLOGY, fields: ['ReservoirEcology.observations'] }] },
      [`datasets: "${ECOLOGY}": "ReservoirEcology.observations" was not requested.`],
    ],
    [{ datasets: [] }, ['datasets: a grant must name at least one.']],
    [{ districts: ['440703', '440781'] }, ['districts: more than were requested.']],
    [{ dataFrom: '2025-12-31T00:00:00Z' }, ['dataFrom: earlier than was requested.']],
    [{ dataBefore: '2026-06-02T00:00:00Z' }, ['dataBefore: later than was requested.']],
    [
      { dataFrom: '2026-05-01T00:00:00Z', dataBefore: '2026-05-01T00:00:00Z' },
      ['dataBefore: it must be later than dataFrom.'],
    ],
    [{ validFrom: '2026-11-30' }, ['validFrom: earlier than was requested.']],
    [{ until: '2027-12-02' }, ['until: later than was requested.']],
    [{ until: '2026-12-01' }, ['until: it must be later than validFrom.']],
    [{ operationsPerDay: 51 }, ['operationsPerDay: more than were requested.']],
    [{ documentNumber: ' ' }, ['documentNumber: it is missing.']],
    [{ outcome: 'REFUSE' }, ['reason: a refusal gives its reason.']],
    [{ districts: ['440705'] }, ['reason: it is required for a grant of less than was requested.']],
    [
      { until: '2027-06-01', reason: ' ' },
      ['reason: it is required for a grant of less than was requested.'],
    ],
    [{ operationsPerDay: 5 }, ['reason: it is required for a grant of less than was requested.']],
    [
      { attachmentId: '00000000-0000-4000-8000-000000000000' },
      ['attachmentId: it must be a document that the owner attached to this request.'],
    ],
  ])('S7G10 MUST grant nothing that was not asked for: %j', async (decision, wanted) => {
    expect(await faults(decision)).toEqual(wanted);
  });

  test('S7G11 MUST give what was asked for where it says nothing else, and less where it does', async () => {
    const document = await acts.do('attachToRequest', HANDLER, request);
    const { attachments } = await acts.read<{ attachments: { id: string }[] }>(
      HANDLER,
      document,
      '{ attachments { id } }',
    );
    const decision = {
      ...DECISION,
      attachmentId: attachments[0]?.id,
      reason: '限一个区、半年',
      districts: ['440705'],
      until: '2027-06-01',
    };
    await acts.do('draftDecision', HANDLER, request, { decision });
    await acts.do('decideRequest', APPROVER, request);
    const seen = await acts.read<object>(
      ASKER,
      request,
      '{ decision { isPartial attachmentId } grants { fields districts dataFrom dataBefore validFrom until operationsPerDay standing purpose } }',
    );
    expect(seen).toEqual({
      decision: { isPartial: true, attachmentId: attachments[0]?.id },
      grants: [
        {
          fields: ['ReservoirEcology.latest', 'ReservoirEcology.series'],
          districts: ['440705'],
          dataFrom: '2026-01-01T00:00:00Z',
          dataBefore: '2026-06-01T00:00:00Z',
          validFrom: '2026-12-01',
          until: '2027-06-01',
          operationsPerDay: 50,
          standing: 'COMING',
          purpose: DRAFT.purpose,
        },
      ],
    });
    expect(await hub.decide(ASKER, ECOLOGY)).toEqual({ isAllowed: false, because: 'GRANT_ENDED' });
    hub.setClock('2026-12-01T00:00:00Z');
    expect(await hub.decide(ASKER, ECOLOGY)).toMatchObject({
      because: 'GRANT',
      limits: {
        districts: ['440705'],
        from: '2026-01-01T00:00:00Z',
        before: '2026-06-01T00:00:00Z',
      },
    });
  });

  test('S7G12 MUST begin no earlier than it is taken, and open nothing whose time has passed', async () => {
    const late = await acts.inState('DECISION_DRAFTED', {
      wantedFrom: '2026-11-24',
      wantedUntil: '2026-12-04',
    });
    hub.setClock('2026-12-02T01:00:00Z');
    await acts.do('decideRequest', APPROVER, late);
    expect(await acts.read(ASKER, late, '{ grants { validFrom until } }')).toEqual({
      grants: [{ validFrom: '2026-12-02', until: '2026-12-04' }],
    });
    hub.setClock(NOW);
    const passed = await acts.inState('DECISION_DRAFTED', { wantedUntil: '2026-11-30' });
    hub.setClock('2026-11-30T01:00:00Z');
    const answer = await hub.ask(
      APPROVER,
      'mutation ($id: ID!, $version: Int!) { decideRequest(id: $id, version: $version) { id } }',
      { id: passed.id, version: passed.version },
    );
    expect(answer.errors?.[0]).toMatchObject({
      message: 'The requested period has passed: a grant until 2026-11-30 gives no access.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('S7G13 MUST revoke one of several grants without the others', async () => {
    await hub.rows(
      `insert into exchange.dataset (id, department, facts, fields) select 'water/second', 'water', facts || '{"id": "water/second", "catalogueCode": "314001/0099"}', '{Second.field}' from exchange.dataset where id = $1`,
      [ECOLOGY],
    );
    await hub.learn();
    const two = await acts.inState('GRANTED', {
      datasets: [{ datasetId: ECOLOGY }, { datasetId: 'water/second' }],
    });
    const { grants } = await acts.read<{ grants: { id: string; datasetId: string }[] }>(
      APPROVER,
      two,
      '{ grants { id datasetId } }',
    );
    const REVOKE =
      'mutation ($id: ID!) { revokeGrant(id: $id, reason: "x") { state grants { datasetId standing } } }';
    const [first, second] = grants;
    expect(await hub.get(APPROVER, REVOKE, { id: first?.id })).toEqual({
      state: 'GRANTED',
      grants: [
        { datasetId: ECOLOGY, standing: 'REVOKED' },
        { datasetId: 'water/second', standing: 'IN_FORCE' },
      ],
    });
    expect((await hub.decide(ASKER, 'water/second')).isAllowed).toBe(true);
    expect(await hub.get(APPROVER, REVOKE, { id: second?.id })).toMatchObject({ state: 'REVOKED' });
  });

  test('shows within one operation what each of its acts has left', async () => {
    const draft = await acts.draft();
    const { data } = await hub.ask(
      ASKER,
      `mutation ($id: ID!) {
      one: submitRequest(id: $id, version: 1) { state events { act } possibleActs }
      two: withdrawRequest(id: $id, note: "改期") { state events { act note } possibleActs } }`,
      { id: draft.id },
    );
    expect(data).toEqual({
      one: {
        state: 'SUBMITTED',
        events: [{ act: 'DRAFT' }, { act: 'SUBMIT' }],
        possibleActs: ['WITHDRAW'],
      },
      two: {
        state: 'WITHDRAWN',
        events: [
          { act: 'DRAFT', note: null },
          { act: 'SUBMIT', note: null },
          { act: 'WITHDRAW', note: '改期' },
        ],
        possibleActs: [],
      },
    });
    expect(await acts.codeOf('forwardRequest', OPERATOR, draft)).toBe('TRANSITION_REFUSED');
  });
});

describe('an object without its fields', () => {
  const OBJECT = 'ReservoirEcologyPoint.ecology';
  const LEAVES = ['coverage', 'latest', 'observations', 'series'].map(
    (one) => `ReservoirEcology.${one}`,
  );
  const asking = (...fields: string[]) => ({ datasets: [{ datasetId: ECOLOGY, fields }] });

  test('S7D8 MUST NOT be submitted: it opens nothing, and the refusal names its fields', async () => {
    const request = await acts.draft(ASKER, asking(OBJECT));
    const { errors } = await hub.ask(ASKER, MUTATIONS.submitRequest, { ...request });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'OPENS_NOTHING',
      useless: [{ datasetId: ECOLOGY, field: OBJECT, leaves: LEAVES }],
    });
    const draft = { ...DRAFT, ...asking(OBJECT, LEAVES[0] ?? '') };
    await acts.do('changeDraft', ASKER, request, { draft });
    expect(await acts.do('submitRequest', ASKER, request)).toMatchObject({ state: 'SUBMITTED' });
  });

  test('S7D9 MUST show in its preview that it opens nothing, as a field without the way to it', async () => {
    const opened = async (...fields: string[]) => {
      const request = await acts.draft(ASKER, asking(...fields));
      const { wouldOpen } = await acts.read<{
        wouldOpen: { coordinate: string; isInGrant: boolean; opens: boolean; because: string }[];
      }>(ASKER, request, '{ wouldOpen { coordinate isInGrant opens because } }');
      return wouldOpen
        .filter(({ isInGrant }) => isInGrant)
        .map(({ coordinate, opens, because }) => [coordinate, opens, because]);
    };
    const [leaf = ''] = LEAVES;
    expect(await opened(OBJECT)).toEqual([[OBJECT, false, 'OPENS_NOTHING']]);
    expect(await opened(leaf)).toEqual([[leaf, false, 'OPENS_NOTHING']]);
    expect(await opened(OBJECT, leaf)).toEqual([
      [leaf, true, 'GRANT'],
      [OBJECT, true, 'GRANT'],
    ]);
  });

  test('S7G20 MUST NOT be what a decision leaves of a request', async () => {
    const request = await acts.inState('FORWARDED');
    const decision = { ...DECISION, reason: '部分', ...asking(OBJECT) };
    expect(await acts.codeOf('draftDecision', HANDLER, request, { decision })).toBe(
      'OPENS_NOTHING',
    );
  });
});

describe('a second draft of a decision', () => {
  test('S7G21 MUST NOT take the place of one that its drafter has not read', async () => {
    const request = await acts.inState('FORWARDED');
    const draft = (version: number | null, reason: string) =>
      hub.codeOf(HANDLER, MUTATIONS.draftDecision, {
        ...{ id: request.id, version, decision: { ...DECISION, reason } },
      });
    expect(await draft(null, '第一稿')).toBeNull();
    expect(await draft(null, '第二稿')).toBe('TRANSITION_REFUSED');
    expect(await draft(request.version, '第二稿')).toBe('TRANSITION_REFUSED');
    const seen = await acts.read<{ version: number; decision: { reason: string } }>(
      HANDLER,
      request,
      '{ version decision { reason } }',
    );
    expect(seen.decision.reason).toBe('第一稿');
    expect(await draft(seen.version, '第二稿')).toBeNull();
    const signed = { version: seen.version };
    expect(await acts.codeOf('decideRequest', APPROVER, request, signed)).toBe(
      'TRANSITION_REFUSED',
    );
  });
});

describe('what is kept', () => {
  const LATE = member({ kind: 'PARTNER', id: 'late-university' }, 'PARTNER');
  const fill = (count: number, facts: { readonly by: string; readonly state: string }) =>
    hub.rows(
      `insert into exchange.request (number, created_by, created_at, state, version, applicant_kind, applicant_id, applicant_name,
         purpose, duty_basis, security_contact, security_phone)
       select $1 || n, $2, '2026-11-01T00:00:00Z', $3, 1, 'PARTNER', 'late-university', '大学', '', '', '', '' from generate_series(1, $4) n`,
      [`F-${facts.by}-`, facts.by, facts.state, count],
    );
  const drafted = (caller = LATE) => hub.codeOf(caller, DRAFT_IT, { draft: DRAFT });

  test('S7D10 MUST have room for 50 drafts of a person and 200 of an organisation, exactly', async () => {
    await fill(49, { by: LATE.subject, state: 'DRAFT' });
    const both = await Promise.all([drafted(), drafted()]);
    expect(both.toSorted()).toEqual([null, 'STORE_LIMIT_REACHED'].toSorted());
    await fill(150, { by: 'others', state: 'DRAFT' });
    expect(await drafted({ ...LATE, subject: 'somebody' })).toBe('STORE_LIMIT_REACHED');
  });

  test('S7D11 MUST have room for 50 MiB of documents of a request', async () => {
    const request = await acts.draft();
    const keep = (documents: number) =>
      hub.rows(
        `insert into exchange.request_attachment (request_id, name, media_type, content, hash_alg, hash, uploaded_by, uploaded_as, uploaded_at)
         select $1, 'x', 'application/pdf', decode(repeat('00', 5 * 1048576), 'hex'), 'sha256', '', 'x', 'APPLICANT', now()
         from generate_series(1, $2)`,
        [request.id, documents],
      );
    await keep(9);
    expect(await acts.codeOf('attachToRequest', ASKER, request)).toBeNull();
    await keep(1);
    expect(await acts.codeOf('attachToRequest', ASKER, request)).toBe('STORE_LIMIT_REACHED');
  });

  test('says of a draft with far too many names what is wrong, and no more', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => `None.${'x'.repeat(90)}${String(at)}`);
    const short = await faultsOf(ASKER, DRAFT_IT, {
      draft: { ...DRAFT, datasets: [{ datasetId: ECOLOGY, fields: many }] },
    });
    expect(short).toEqual([`datasets: "${ECOLOGY}": at most 1000 fields, but got 2000.`]);
    const told: unknown = await faultsOf(ASKER, DRAFT_IT, {
      draft: { ...DRAFT, datasets: [{ datasetId: ECOLOGY, fields: many.slice(0, 900) }] },
    });
    expect(told).toHaveLength(51);
  });
});
