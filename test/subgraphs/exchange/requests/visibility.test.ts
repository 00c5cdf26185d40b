import { createHash } from 'node:crypto';
import { PUBLIC_CALLER, type Caller } from '../../../../shared/identity/caller';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { purposesOf } from '../../../../subgraphs/exchange/requests/grants/granted-purposes.queries';
import {
  DECISION,
  DOCUMENT,
  dataRequestActs,
  type DataRequestActs,
  type SeenDataRequest,
} from './request-acts';
import {
  APPROVER,
  ASKER,
  AUDITOR,
  ECOLOGY,
  HANDLER,
  METALS,
  OPERATOR,
  PARTNER,
  ZONES,
  member,
  person,
  dataRequestsHub,
  type DataRequestsHub,
} from './requests-hub';

let hub: DataRequestsHub;
let acts: DataRequestActs;
let granted: SeenDataRequest;
let drafted: SeenDataRequest;
let ofPartner: SeenDataRequest;

const TRANSPORT = person('transport', 'APPROVER');

beforeAll(async () => {
  hub = await dataRequestsHub();
  acts = dataRequestActs(hub);
  granted = await acts.inState('GRANTED');
  drafted = await acts.draft();
  ofPartner = await acts.draft(PARTNER, { datasets: [{ datasetId: METALS }] });
  await acts.do('submitRequest', PARTNER, ofPartner);
});
afterAll(() => hub.close());

const numbersOf = async (caller: Caller, filter = '') =>
  (
    await hub.get<{ nodes: { number: string }[] }>(
      caller,
      `{ requests${filter} { nodes { number } } }`,
    )
  ).nodes
    .map(({ number }) => number)
    .sort();

describe('who sees a request', () => {
  test('S7V2 MUST be its applicant, its owner once submitted, the operator and the auditor, and nobody else', async () => {
    const all = [granted, drafted, ofPartner].map(({ number }) => number).sort();
    expect(await numbersOf(ASKER)).toEqual([granted.number, drafted.number].sort());
    expect(await numbersOf(person('agriculture', 'APPROVER'))).toEqual(
      [granted.number, drafted.number].sort(),
    );
    expect(await numbersOf(PARTNER)).toEqual([ofPartner.number]);
    expect(await numbersOf(HANDLER)).toEqual([granted.number]);
    expect(await numbersOf(TRANSPORT)).toEqual([ofPartner.number]);
    expect(await numbersOf(OPERATOR)).toEqual(all);
    expect(await numbersOf(AUDITOR)).toEqual(all);
    const others = [
      person('water', 'ANALYST'),
      person('ocean', 'HANDLER'),
      member({ kind: 'PARTNER', id: 'other' }, 'PARTNER'),
      member({ kind: 'ENTERPRISE', id: 'university' }, 'ENTERPRISE'),
      member({ kind: 'DEPARTMENT', id: 'university' }, 'ANALYST'),
    ];
    for (const caller of others) expect(await numbersOf(caller)).toEqual([]);
    for (const caller of [
      PUBLIC_CALLER,
      person('environment', 'ADMINISTRATOR'),
      person('public-security', 'SECURITY_GUIDE'),
      person('supervision', 'SUPERVISION'),
      person('water', 'DEPARTMENT_SYSTEM'),
    ])
      expect(await hub.codeOf(caller, '{ requests { nodes { id } } }')).toBe('NOT_PERMITTED');
  });

  test('S7V3 MUST count and page only what is seen', async () => {
    const count = (caller: Caller) =>
      hub.get(caller, '{ requests(first: 1) { totalCount pageInfo { hasNextPage } } }');
    expect(await count(HANDLER)).toEqual({ totalCount: 1, pageInfo: { hasNextPage: false } });
    expect(await count(OPERATOR)).toEqual({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const first = await hub.get<{ pageInfo: { endCursor: string } }>(
      OPERATOR,
      '{ requests(first: 2) { pageInfo { endCursor } } }',
    );
    const rest = await hub.get(
      OPERATOR,
      'query ($after: String) { requests(after: $after) { nodes { number } } }',
      { after: first.pageInfo.endCursor },
    );
    expect(rest).toEqual({ nodes: [{ number: granted.number }] });
    expect(await hub.codeOf(OPERATOR, '{ requests(after: "bm9uZQ") { totalCount } }')).toBe(
      'CURSOR_INVALID',
    );
  });

  test('asks the database as often for many requests as for few', async () => {
    const LIST =
      '{ requests { nodes { id state datasets { datasetId } events { act } attachments { name } grants { id } parts { id } renews { id } renewedBy { id } deadline { dueOn } possibleActs applicationHtml replyHtml wouldOpen { opens } } } }';
    const count = async () => {
      await hub.learn();
      hub.statements.length = 0;
      await hub.get(OPERATOR, LIST);
      return hub.statements.length;
    };
    const few = await count();
    for (let at = 0; at < 5; at += 1) await acts.inState('SUBMITTED');
    expect(await count()).toBe(few);
    await hub.rows(
      `delete from exchange.request_event where request_id in (select id from exchange.request where state = 'SUBMITTED' and owner = 'water')`,
    );
    await hub.rows(
      `delete from exchange.request_dataset where request_id in (select id from exchange.request where state = 'SUBMITTED' and owner = 'water')`,
    );
    await hub.rows(`delete from exchange.request where state = 'SUBMITTED' and owner = 'water'`);
  });

  test('narrows by state, owner, applicant, dataset, number and day', async () => {
    const cases: ReadonlyArray<readonly [string, ReadonlyArray<SeenDataRequest>]> = [
      ['states: [GRANTED, DRAFT]', [granted, drafted]],
      ['owner: "transport"', [ofPartner]],
      ['applicant: { kind: PARTNER, id: "university" }', [ofPartner]],
      ['applicant: { kind: ENTERPRISE, id: "university" }', []],
      [`dataset: "${ECOLOGY}"`, [granted, drafted]],
      [`number: "${granted.number}"`, [granted]],
      ['isOverdue: false', [granted, drafted, ofPartner]],
      ['submittedFrom: "2026-11-23", submittedBefore: "2026-11-24"', [granted, ofPartner]],
      ['submittedFrom: "2026-11-24"', []],
    ];
    for (const [filter, found] of cases)
      expect([filter, await numbersOf(OPERATOR, `(filter: { ${filter} })`)]).toEqual([
        filter,
        found.map(({ number }) => number).sort(),
      ]);
    await acts.do('numberRequest', OPERATOR, granted, { exchangeNumber: 'GX-2026-1' });
    expect(await numbersOf(ASKER, '(filter: { exchangeNumber: "GX-2026-1" })')).toEqual([
      granted.number,
    ]);
  });

  test('S7V4 MUST NOT show the applicant or the operator what the owner drafts', async () => {
    const request = await acts.inState('FORWARDED');
    await acts.do('draftDecision', HANDLER, request, {
      decision: { ...DECISION, reason: '内部意见' },
    });
    await acts.do('returnDecision', APPROVER, request);
    await acts.do('draftDecision', HANDLER, request, {
      decision: { ...DECISION, reason: '限一个区', districts: ['440705'] },
    });
    await acts.do('attachToRequest', HANDLER, request);
    const FIELDS =
      '{ decision { documentNumber } attachments { name } wouldGrant { districts } events { act note documentNumber } replyHtml }';
    for (const caller of [ASKER, OPERATOR]) {
      const seen = JSON.stringify(await acts.read<object>(caller, request, FIELDS));
      for (const secret of ['内部意见', '范围过大', DECISION.documentNumber, '函.pdf', '440705'])
        expect([secret, seen.includes(secret)]).toEqual([secret, false]);
    }
    const toOwner = JSON.stringify(await acts.read<object>(HANDLER, request, FIELDS));
    for (const told of ['内部意见', '范围过大', DECISION.documentNumber, '函.pdf', '440705'])
      expect([told, toOwner.includes(told)]).toEqual([told, true]);
    await acts.do('withdrawRequest', ASKER, request);
    expect(JSON.stringify(await acts.read<object>(ASKER, request, FIELDS))).not.toContain(
      DECISION.documentNumber,
    );
  });
});

describe('an attachment', () => {
  test('S7V5 MUST be read by the parties and the auditor, and shown without content to the operator', async () => {
    const request = await acts.draft();
    await acts.do('attachToRequest', ASKER, request);
    await acts.do('submitRequest', ASKER, request);
    const FIELDS =
      '{ attachments { name mediaType sizeBytes hashAlg hash uploadedAs uploadedBy contentBase64 } }';
    const whole = {
      name: DOCUMENT.name,
      mediaType: DOCUMENT.mediaType,
      sizeBytes: 8,
      hashAlg: 'sha256',
      hash: createHash('sha256').update('%PDF-1.7').digest('hex'),
      uploadedAs: 'APPLICANT',
      uploadedBy: ASKER.subject,
      contentBase64: DOCUMENT.contentBase64,
    };
    for (const caller of [ASKER, HANDLER, AUDITOR])
      expect(await acts.read(caller, request, FIELDS)).toEqual({ attachments: [whole] });
    const answer = await hub.ask(OPERATOR, `query ($id: ID!) { request(id: $id) ${FIELDS} }`, {
      id: request.id,
    });
    expect(answer.data).toEqual({ request: { attachments: [{ ...whole, contentBase64: null }] } });
    expect(answer.errors?.[0]?.extensions['code']).toBe('NOT_PERMITTED');
    // Should somebody hold an asking post beside, he still reads none of others.
    const both = { ...OPERATOR, roles: ['EXCHANGE_OPERATOR', 'ANALYST'] } as const;
    expect(await acts.read(both, request, FIELDS)).toEqual({
      attachments: [{ ...whole, contentBase64: null }],
    });
  });

  test('S7V6 MUST be what it says, of a bounded size, and stay as it was', async () => {
    const request = await acts.draft();
    const faultOf = async (document: object) =>
      (
        await hub.ask(
          ASKER,
          'mutation ($id: ID!, $document: AttachmentInput!) { attachToRequest(id: $id, document: $document) { id } }',
          {
            id: request.id,
            document: { ...DOCUMENT, ...document },
          },
        )
      ).errors?.[0]?.message;
    expect(await faultOf({ mediaType: 'text/html' })).toContain(
      'mediaType: one of application/pdf',
    );
    expect(await faultOf({ mediaType: 'image/png' })).toBe(
      'contentBase64: it is not of type image/png.',
    );
    expect(await faultOf({ contentBase64: '***' })).toBe(
      'contentBase64: it must be the content in base64.',
    );
    expect(await faultOf({ name: '../../etc/passwd' })).toBe(
      'name: it must be the name of a file without folders.',
    );
    const large = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(5 * 1024 * 1024)]).toString(
      'base64',
    );
    expect(await faultOf({ contentBase64: large })).toBe(
      'contentBase64: at most 5 MiB, but got 5242885 bytes.',
    );
    const largest = Buffer.concat([
      Buffer.from('%PDF-'),
      Buffer.alloc(5 * 1024 * 1024 - 5),
    ]).toString('base64');
    expect(await faultOf({ contentBase64: largest })).toBeUndefined();
    for (const change of [
      'update exchange.request_attachment set name = $1',
      'delete from exchange.request_attachment where name <> $1',
      'update exchange.request_event set note = $1',
      'delete from exchange.request_event where note = $1',
    ])
      await expect(
        hub.database.asWriter('exchange', ({ query }) => query(change, ['x'])),
      ).rejects.toThrow('permission denied');
  });
});

describe('grants', () => {
  const GRANTS =
    '{ grants { nodes { datasetId granteeId standing request { number } } totalCount } }';

  test('S7V7 MUST be seen by their owner, their holder, operator and auditor, and by nobody else', async () => {
    const one = {
      datasetId: ECOLOGY,
      granteeId: 'agriculture',
      standing: 'IN_FORCE',
      request: { number: granted.number },
    };
    for (const caller of [ASKER, HANDLER, OPERATOR, AUDITOR])
      expect(await hub.get(caller, GRANTS)).toEqual({ nodes: [one], totalCount: 1 });
    for (const caller of [
      PARTNER,
      TRANSPORT,
      person('water', 'ANALYST'),
      person('ocean', 'HANDLER'),
    ])
      expect(await hub.get(caller, GRANTS)).toEqual({ nodes: [], totalCount: 0 });
    expect(await hub.codeOf(PUBLIC_CALLER, GRANTS)).toBe('NOT_PERMITTED');
  });

  test('narrow by dataset, owner, holder and standing', async () => {
    const count = async (filter: string) =>
      (
        await hub.get<{ totalCount: number }>(
          OPERATOR,
          `{ grants(filter: { ${filter} }) { totalCount } }`,
        )
      ).totalCount;
    expect(await count(`dataset: "${ECOLOGY}"`)).toBe(1);
    expect(await count(`dataset: "${ZONES}"`)).toBe(0);
    expect(await count('owner: "water", standing: IN_FORCE')).toBe(1);
    expect(await count('owner: "environment"')).toBe(0);
    expect(await count('grantee: { kind: DEPARTMENT, id: "agriculture" }')).toBe(1);
    expect(await count('standing: REVOKED')).toBe(0);
  });

  test('S7G6 MUST offer their purposes to their holder, and those of a demonstration in one alone', async () => {
    const purposes = await hub.get(ASKER, '{ myPurposes { purpose until datasetIds } }');
    expect(purposes).toEqual([
      { purpose: '灌溉水源富营养化调查', until: '2027-11-23', datasetIds: [ECOLOGY] },
    ]);
    expect(await hub.get(PARTNER, '{ myPurposes { purpose } }')).toEqual([]);
    expect(await hub.get(PUBLIC_CALLER, '{ myPurposes { purpose } }')).toEqual([]);
    const reader = hub.database.reader('exchange', EVERY_ROW);
    const agriculture = { kind: 'DEPARTMENT', id: 'agriculture' } as const;
    const at = (today: string, isDemonstration: boolean) =>
      purposesOf(reader, agriculture, { today, isDemonstration });
    expect(await at('2026-11-23', false)).toEqual(purposes);
    expect(await at('2027-11-23', false)).toEqual([]);
    expect(await at('2026-11-22', false)).toEqual([]);
    await hub.rows('update exchange.data_grant set is_demonstration = true');
    expect(await at('2026-11-23', false)).toEqual([]);
    expect(await at('2026-11-23', true)).toEqual(purposes);
    await hub.rows('update exchange.data_grant set is_demonstration = false');
  });
});

test('S7V8 MUST tell counts, and nothing else, to anyone who sees counts', async () => {
  const COUNTS = '{ requestCounts { ownerId state count overdue } }';
  const counts = await hub.get<object[]>(OPERATOR, COUNTS);
  expect(counts).toContainEqual({ ownerId: 'water', state: 'GRANTED', count: 1, overdue: 0 });
  expect(counts).toContainEqual({ ownerId: 'transport', state: 'SUBMITTED', count: 1, overdue: 0 });
  expect(counts).not.toContainEqual(expect.objectContaining({ state: 'DRAFT' }));
  expect(await hub.get(person('ocean', 'APPROVER'), COUNTS)).toEqual(counts);
  for (const caller of [PARTNER, ASKER, PUBLIC_CALLER])
    expect(await hub.codeOf(caller, COUNTS)).toBe('NOT_PERMITTED');
  expect(await hub.get(OPERATOR, '{ requestCounts(from: "2026-11-24") { count } }')).toEqual([]);
});

describe('the preview', () => {
  test('S7G7 MUST say field by field what the grant will open, and then it is so', async () => {
    const [handler, approver] = [person('transport', 'HANDLER'), TRANSPORT];
    const own = await acts.draft(PARTNER, { datasets: [{ datasetId: METALS }] });
    const all =
      (
        await hub.rows<{ fields: string[] }>('select fields from exchange.dataset where id = $1', [
          METALS,
        ])
      )[0]?.fields ?? [];
    // A leaf, and the object by which it is reached.
    const granted = ['RoadsideSoilMetals.latest', 'RoadsideSoilPoint.metals'];
    await acts.do('submitRequest', PARTNER, own);
    await acts.do('forwardRequest', OPERATOR, own);
    const PREVIEW =
      '{ wouldGrant { datasetId fields districts until } wouldOpen { coordinate isInGrant opensNow becauseNow opens because } }';
    expect(await acts.read(PARTNER, own, PREVIEW)).toMatchObject({
      wouldGrant: [{ datasetId: METALS, fields: all, districts: null, until: '2027-11-23' }],
    });
    const decision = {
      ...DECISION,
      reason: '部分',
      datasets: [{ datasetId: METALS, fields: granted }],
      districts: ['440705', '440781'],
    };
    await acts.do('draftDecision', handler, own, { decision });
    const preview = await acts.read<{ wouldOpen: { coordinate: string; opens: boolean }[] }>(
      handler,
      own,
      PREVIEW,
    );
    expect(preview).toMatchObject({
      wouldGrant: [{ fields: granted, districts: ['440705', '440781'] }],
    });
    expect(preview.wouldOpen).toEqual(
      all.map((coordinate) => ({
        coordinate,
        isInGrant: granted.includes(coordinate),
        opensNow: false,
        becauseNow: 'NO_RIGHT',
        opens: granted.includes(coordinate),
        because: granted.includes(coordinate) ? 'GRANT' : 'FIELD_NOT_GRANTED',
      })),
    );
    await acts.do('decideRequest', approver, own);
    const decided = await hub.decide(PARTNER, METALS);
    for (const { coordinate, opens } of preview.wouldOpen)
      expect(decided.isAllowed && (decided.fields?.has(coordinate) ?? true)).toBe(opens);
  });
});
