import { markup } from '../../../../subgraphs/exchange/requests/printed/markup';
import {
  daysText,
  instantsText,
} from '../../../../subgraphs/exchange/requests/printed/printed-days';
import {
  DECISION,
  dataRequestActs,
  type DataRequestActs,
  type SeenDataRequest,
} from './request-acts';
import {
  APPROVER,
  ASKER,
  HANDLER,
  OPERATOR,
  PARTNER,
  ZONES,
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

const HOSTILE = `</td></table><script>alert(1)</script><img src=x onerror=alert(1)> "'\`&amp; <!-- ]]> {{7*7}} \${7}`;

const printedOf = async (request: Pick<SeenDataRequest, 'id'>, caller = ASKER) =>
  acts.read<{ applicationHtml: string; replyHtml: string | null }>(
    caller,
    request,
    '{ applicationHtml replyHtml }',
  );

/** Every tag of a page, in order, with its attributes. */
const tagsOf = (page: string | null) => page?.match(/<[^>]*>/g) ?? [];

describe('a printed page', () => {
  test('S7P1 MUST show hostile text as text: no tag comes of it', async () => {
    const plain = await acts.inState('GRANTED', {
      purpose: '用途',
      dutyBasis: '依据',
      securityContact: '某',
      applicantName: '某局',
    });
    const hostile = await acts.draft(ASKER, {
      purpose: HOSTILE,
      dutyBasis: HOSTILE,
      securityContact: HOSTILE.slice(0, 90),
      applicantName: HOSTILE.slice(0, 90),
    });
    await acts.do('submitRequest', ASKER, hostile);
    await acts.do('forwardRequest', OPERATOR, hostile);
    await acts.do('draftDecision', HANDLER, hostile, {
      decision: { ...DECISION, documentNumber: HOSTILE.slice(0, 90), reason: HOSTILE },
    });
    await acts.do('decideRequest', APPROVER, hostile);
    const [calm, attacked] = [await printedOf(plain), await printedOf(hostile)];
    expect(tagsOf(attacked.applicationHtml)).toEqual(tagsOf(calm.applicationHtml));
    expect(tagsOf(attacked.replyHtml)).toEqual(tagsOf(calm.replyHtml));
    for (const page of [attacked.applicationHtml, attacked.replyHtml ?? '']) {
      expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
      expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    }
  });

  test('S7P2 MUST be whole in itself: no script, nothing fetched, rules for A4', async () => {
    const { applicationHtml, replyHtml } = await printedOf(await acts.inState('PROVIDED'));
    for (const page of [applicationHtml, replyHtml ?? '']) {
      expect(page).toMatch(/^<!doctype html>/);
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
      expect(page).toContain('@page { size: A4;');
      expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|@import|https?:/);
      expect(page).toContain('<html lang="zh-CN">');
    }
  });

  test('says in Chinese first who asks whom for what, why, until when, and who signs', async () => {
    const request = await acts.inState('SUBMITTED', {
      districts: ['440705'],
      dataFrom: '2026-01-01T00:00:00+08:00',
      dataBefore: '2026-07-01T00:00:00+08:00',
    });
    await acts.do('attachToRequest', ASKER, request).catch(() => undefined);
    const { applicationHtml, replyHtml } = await printedOf(request);
    const words = [
      ...['江门市政务数据共享申请表', request.number, '市农业局', '市水务局', '314001/0003'],
      ...[
        '重要水库水源地水生态监测（藻类、浮游动物等）',
        '有条件共享',
        '<small>ReservoirEcology.latest</small>',
      ],
      ...['<div>最新监测值<small>'],
      ...['灌溉水源富营养化调查', '附件3第15条；农业农村部门灌溉水监测职责', '新会区（440705）'],
      ...['2026-01-01 至 2026-06-30', '自同意之日起 至 2027-11-22', '陈某，0750-1234567'],
      ...['经办人（签字）', '负责人（签字）', '申请单位（盖章）', '日期', '不向第三方提供'],
    ];
    expect(words.filter((word) => !applicationHtml.includes(word))).toEqual([]);
    expect(applicationHtml).not.toContain('class="warning"');
    expect(replyHtml).toBeNull();
  });

  test('shows periods to their last day, and instants within a day as such', () => {
    expect(daysText('2026-01-01', '2026-12-31', '—')).toBe('2026-01-01 至 2026-12-30');
    expect(daysText(null, '2027-01-01', '自同意之日起')).toBe('自同意之日起 至 2026-12-31');
    expect(daysText('2026-01-01', null, '—')).toBe('2026-01-01 至 未定');
    expect(instantsText('2025-12-31T16:00:00Z', '2026-12-30T16:00:00Z', '不限')).toBe(
      '2026-01-01 至 2026-12-30',
    );
    expect(instantsText('2026-01-01T00:00:00Z', '2026-03-01T00:30:00Z', '不限')).toBe(
      '2026-01-01 08:00（北京时间） 至 2026-03-01 08:30（北京时间）止',
    );
    expect(instantsText(null, '2024-02-29T16:00:00Z', '不限')).toBe('不限 至 2024-02-29');
    expect(instantsText(null, null, '不限')).toBe('不限');
  });

  test('says of a draft that it is one, to the applicant and to the owner', async () => {
    const { applicationHtml } = await printedOf(await acts.draft());
    expect(applicationHtml).toContain('<p class="warning">草稿，未提交 Draft, not submitted</p>');
    const request = await acts.inState('DECISION_DRAFTED');
    expect((await printedOf(request)).replyHtml).toBeNull();
    expect((await printedOf(request, HANDLER)).replyHtml).toContain('拟稿，未生效');
  });

  test.each([
    ['GRANTED', '政务数据共享申请答复书（同意）', '同意共享下列数据', '江水函〔2026〕7号'],
    ['REFUSED', '政务数据共享申请答复书（不同意）', '用途不明', '江水函〔2026〕8号'],
    ['RETURNED', '政务数据共享申请补正通知书', '使用期限', '期限过长'],
    ['NONCONFORMING', '政务数据共享申请不予受理通知书', '不予受理', '仍不符合'],
  ])('replies in the state %s by "%s"', async (state, ...words) => {
    const { replyHtml } = await printedOf(await acts.inState(state));
    expect(words.filter((word) => !replyHtml?.includes(word))).toEqual([]);
  });

  test('lets the operator sign what it authorised, and the owner what it decided', async () => {
    const direct = await acts.draft(PARTNER, { datasets: [{ datasetId: ZONES }] });
    await acts.do('submitRequest', PARTNER, direct);
    await acts.do('authoriseRequest', OPERATOR, direct);
    expect((await printedOf(direct, PARTNER)).replyHtml).toContain('共享平台管理部门（盖章）');
    const decided = await printedOf(await acts.inState('GRANTED'));
    expect(decided.replyHtml).toContain('责任部门（盖章）');
    expect(decided.replyHtml).not.toContain('共享平台管理部门（盖章）');
  });

  test('says when less is granted than was asked for', async () => {
    const request = await acts.inState('FORWARDED');
    await acts.do('draftDecision', HANDLER, request, {
      decision: { ...DECISION, reason: '限台山', districts: ['440781'], operationsPerDay: 5 },
    });
    await acts.do('decideRequest', APPROVER, request);
    const { replyHtml } = await printedOf(request);
    for (const word of ['部分同意共享下列数据', '台山市（440781）', '<td>5</td>'])
      expect(replyHtml?.replaceAll(/\s+/g, '')).toContain(word);
  });
});

describe('markup', () => {
  test('escapes every text, keeps its lines, and shows hidden characters', () => {
    expect(markup`<p title="${'"><b>'}">${'a\nb'}${3}${[markup`<i>${'&'}</i>`]}</p>`.html).toBe(
      '<p title="&#34;&#62;&#60;b&#62;">a<br>b3<i>&#38;</i></p>',
    );
    expect(markup`${'abc\u202edef\u0000\ud800'}`.html).toBe('abc\ufffddef\ufffd\ufffd');
  });
});

describe('hidden characters', () => {
  test('S7D1 MUST be refused in every text of a request', async () => {
    const faultOf = async (draft: object) =>
      (
        await hub.ask(
          ASKER,
          'mutation ($draft: DataRequestDraftInput!) { draftRequest(draft: $draft) { id } }',
          { draft: { datasets: [], ...draft } },
        )
      ).errors?.[0]?.message;
    for (const text of ['a\u0000b', 'a\u202eb', '\ud800', 'x\u007f'])
      expect([text, await faultOf({ purpose: text })]).toEqual([
        text,
        'purpose: it must not contain hidden control characters.',
      ]);
    expect(await faultOf({ purpose: '行一\r\n行二\t，' })).toBeUndefined();
    expect(await faultOf({ purpose: '长'.repeat(301) })).toBe(
      'draft.purpose accepts at most 300 characters (至多 300 字), but got 301.',
    );
  });
});
