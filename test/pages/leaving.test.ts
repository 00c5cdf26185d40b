import type { Page } from 'playwright-core';
import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
}, 300_000);
afterAll(() => hub.close());

const ANALYST = 'demo-environment-analyst';

const keptIn = (page: Page) =>
  page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, location.pathname]);

test('S4P5 MUST leave nothing of a person in the browser after sign-out, on no tab and not behind Back', async () => {
  const { page, go, close } = await hub.visit({ account: ANALYST });
  await go('/explorer/');
  await page.locator('.graphiql-query-editor').click();
  await page.keyboard.type('# what only the analyst knows');
  await page.waitForFunction(() =>
    JSON.stringify({ ...localStorage }).includes('what only the analyst knows'),
  );
  await go('/requests?state=SUBMITTED');
  const other = await page.context().newPage();
  await other.goto(`${hub.url}/explorer/`);
  await other.getByText(ANALYST).first().waitFor();
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('link', { name: '登录', exact: true }).waitFor();
  await other.getByRole('link', { name: '登录', exact: true }).waitFor();
  for (const tab of [page, other])
    expect(await keptIn(tab)).toEqual([{ 'rivergate.language': 'zh' }, {}, '/']);
  await page.goBack();
  await page.getByText('社会公众（未登录）').first().waitFor();
  expect(await page.content()).not.toContain(ANALYST);
  expect(await page.content()).not.toContain('what only the analyst knows');
  await close();
});

test('a wrong address MUST be a page of its own with a title, and an error to a program', async () => {
  const { page, go, violations, close } = await hub.visit();
  for (const path of ['/no-such-page', '/catalogue/water/a/b']) {
    await go(path);
    await page.getByRole('heading', { name: '没有这个页面', level: 1 }).waitFor();
    expect(await page.title()).toBe('没有这个页面 · 江门 RiverGate');
  }
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: '返回总览' }).click();
  await page.waitForFunction(() => document.title === '总览 · 江门 RiverGate');
  await close();
  const accept = { accept: 'text/html,application/xhtml+xml' };
  expect((await fetch(`${hub.url}/no-such-page`, { headers: accept })).status).toBe(404);
  const answer = await fetch(`${hub.url}/no-such-page`);
  expect([answer.status, await answer.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

test('Back MUST keep what a page was narrowed by', async () => {
  const { page, go, close } = await hub.visit();
  await go('/releases');
  await page.getByLabel('状态').selectOption('IN_FORCE');
  await page.getByRole('link', { name: '方案落实' }).click();
  await page.getByLabel('只看未落实的').check();
  await page.getByRole('link', { name: '总览' }).click();
  await page.getByLabel('部门').selectOption('water');
  await page.getByRole('link', { name: '数据目录' }).first().click();
  await page.getByRole('heading', { name: '数据目录', level: 1 }).waitFor();
  await page.goBack();
  await page.getByLabel('部门').waitFor();
  expect(await page.getByLabel('部门').inputValue()).toBe('water');
  await page.goBack();
  await page.getByLabel('只看未落实的').waitFor();
  expect(await page.getByLabel('只看未落实的').isChecked()).toBe(true);
  await page.goBack();
  await page.getByLabel('状态').waitFor();
  expect(await page.getByLabel('状态').inputValue()).toBe('IN_FORCE');
  await close();
});
