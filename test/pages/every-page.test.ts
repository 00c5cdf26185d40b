import type { Page } from 'playwright-core';
import { totpCode } from '../../shared/identity/totp';
import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

const PUBLIC = 'public';
const HANDLER = 'demo-weather-handler';
const AUDITOR = 'demo-environment-record-auditor';

/** Every page, with the account that opens it, and its heading. */
const PAGES: ReadonlyArray<readonly [path: string, account: string, heading: string]> = [
  ['/', PUBLIC, '全市生态环境监测总览'],
  ['/sign-in', PUBLIC, '身份'],
  ['/enrol', PUBLIC, '凭据登记'],
  ['/enrolments', HANDLER, '登记码领取'],
  ['/catalogue', PUBLIC, '数据目录'],
  ['/catalogue?sharing=CONDITIONAL', PUBLIC, '数据目录'],
  ['/catalogue/water/water-function-zone', PUBLIC, '水功能区监测'],
  ['/catalogue/water/water-function-zone', HANDLER, '水功能区监测'],
  ['/catalogue/nobody/nothing', PUBLIC, '没有这个数据集'],
  ['/stations?kind=AIR_CITY', PUBLIC, '监测站点'],
  ['/stations/AIR_CITY/air-city-440703-01', PUBLIC, '蓬江区城市空气示范点 01'],
  ['/stations/AIR_CITY/no-such-station', PUBLIC, '没有这个站点'],
  ['/analysis', PUBLIC, '专题分析'],
  ['/analysis/plan-and-stations', PUBLIC, '方案任务与现有站点：谁牵头、布了多少点'],
  ['/requests', PUBLIC, '共享申请'],
  ['/requests', HANDLER, '共享申请'],
  ['/requests/new?dataset=agriculture%2Ffarmland-soil-metals', HANDLER, '新建申请'],
  ['/requests/00000000-0000-4000-8000-000000000000', HANDLER, '没有这份申请'],
  ['/releases', PUBLIC, '信息发布'],
  ['/releases', 'demo-weather-publisher', '信息发布'],
  ['/reviews', PUBLIC, '数据审核'],
  ['/reviews', HANDLER, '数据审核'],
  ['/record', AUDITOR, '使用留痕'],
  ['/plan', PUBLIC, '方案落实情况'],
  ['/explorer/', PUBLIC, '江门 · 查询工作台'],
];

/** The only rule that GraphiQL itself breaks: its tabs contain a button. */
const OF_GRAPHIQL = ['nested-interactive'];

test.each(PAGES)(
  '%s (as %s) MUST load without an error, be accessible in both languages, and never scroll sideways',
  async (path, account, heading) => {
    const { page, go, faults, violations, close } = await hub.visit(
      account === PUBLIC ? {} : { account },
    );
    await go(path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    const shown = path === '/explorer/' ? '查询工作台' : await page.locator('h1').innerText();
    expect(await page.title()).toBe(`${shown} · 江门 RiverGate`);
    const but = path === '/explorer/' ? OF_GRAPHIQL : [];
    expect(await sideways(page)).toEqual([]);
    expect(await violations(...but)).toEqual([]);
    expect(await page.locator('body').innerText()).toMatch(/[\u4e00-\u9fff]/);
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.locator('html[lang=en]').waitFor();
    expect(await sideways(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await violations(...but)).toEqual([]);
    expect(faults()).toEqual([]);
    await close();
  },
);

/** The window widths at which a page is wider than its window. */
async function sideways(page: Page): Promise<ReadonlyArray<number>> {
  const found: number[] = [];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    // A page needs a few frames to adapt to a new width.
    await page
      .waitForFunction(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        undefined,
        { timeout: 3000 },
      )
      .catch(() => found.push(width));
  }
  return found;
}

test('S4P1 MUST be restricted to this host by their policy, and not be embedded in frames', async () => {
  for (const path of ['/', '/explorer/']) {
    const { headers } = await fetch(hub.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.includes('unsafe-inline')).toBe(path === '/explorer/');
    expect(policy).not.toMatch(/https?:|\*/);
    expect(headers.get('cache-control')).toBe('no-cache');
  }
});

test('S4P2 MUST serve files that never change under their name as immutable, and compressed', async () => {
  const page = await (await fetch(`${hub.url}/`)).text();
  const [script = ''] = /\/assets\/[\w.-]+\.js/.exec(page) ?? [];
  const { headers } = await fetch(hub.url + script, { headers: { 'accept-encoding': 'br' } });
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('cache-control')).toContain('immutable');
});

test('S4P3 MUST store no secret where scripts or the next person can find it', async () => {
  const { page, go, close } = await hub.visit({ account: 'demo-environment-analyst' });
  await go('/');
  await go('/explorer/');
  const seen = await page.evaluate(() => [
    document.cookie,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    location.href,
  ]);
  expect(seen[0]).toBe('');
  for (const text of seen) expect(text).not.toMatch(/eyJ|rivergate-session|password/i);
  await close();
});

/** All memory that a page can reach, which the browser keeps and may show again. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
}

/** Resets both factors of a person; returns the administrator's half. */
async function resetOf(account: string): Promise<string> {
  const { page, close } = await hub.visit({ account: 'demo-environment-administrator' });
  const of = `(account: "${account}") { enrolment { half } }`;
  const query = `mutation { resetAccountTotp${of} last: resetAccountPassword${of} }`;
  const answer = await page.request.post(`${hub.url}/graphql`, { data: { query } });
  const { data } = (await answer.json()) as { data: { last: { enrolment: { half: string } } } };
  await close();
  return data.last.enrolment.half;
}

test('S4P4 MUST show a half of an enrolment code once, to a steward who sees what was reset; both halves together enrol the person', async () => {
  const first = await resetOf('demo-ocean-handler');
  const { page, go, faults, violations, close } = await hub.visit({
    account: 'demo-ocean-approver',
  });
  await go('/');
  await page.getByText('有 1 份登记码待您领取。').getByRole('link', { name: '去领取' }).click();
  await page.waitForFunction(() => document.title === '登记码领取 · 江门 RiverGate');
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByText(/重置密码 · .+ demo-environment-administrator/)
    .waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '已核实，领取' }).click();
  const second = await page.locator('.half').innerText();
  expect(await violations()).toEqual([]);
  expect(
    await page.evaluate(() => [location.href, JSON.stringify([localStorage, sessionStorage])]),
  ).toEqual([`${hub.url}/enrolments`, JSON.stringify([{ 'rivergate.language': 'zh' }, {}])]);
  await leave(page);
  expect(await page.content()).not.toContain(second);
  await page.getByText('没有待您领取的登记码。').waitFor();
  expect(faults()).toEqual([]);
  await close();

  const person = await hub.visit({ width: 390 });
  await person.go('/enrol');
  const fill = (label: string, text: string) => person.page.getByLabel(label).fill(text);
  const enter = async (other: string) => {
    await fill('账号', 'demo-ocean-handler');
    await fill('登记码（管理员的一半）', first);
    await fill('登记码（部门的一半）', other);
    await person.page.getByRole('button', { name: '下一步' }).click();
  };
  await enter(first);
  await person.page.getByText(/账号、两半登记码、密码或验证码不符/).waitFor();
  await leave(person.page);
  expect(await person.page.getByLabel('登记码（管理员的一半）').inputValue()).toBe('');
  await enter(second);
  const secret = await person.page.locator('.sign-in code').first().innerText();
  await fill('新密码（至少 12 个字符）', 'seven grey herons at dusk');
  await fill('验证器显示的验证码', totpCode(secret, new Date()));
  await person.page.getByRole('button', { name: '完成登记' }).click();
  await person.page.getByText('登记完成。').waitFor();
  await person.close();
});
