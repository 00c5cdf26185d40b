import type { Page } from 'playwright-core';
import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

const ANALYST = 'demo-environment-analyst';
const HANDLER = 'demo-weather-handler';

const keptIn = (page: Page) =>
  page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, location.pathname]);

test('S4P5 MUST leave nothing of a person in the browser after sign-out, on any tab or behind the Back button', async () => {
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

test('a wrong address MUST show a page of its own with a title, and return an error to a program', async () => {
  const { page, go, violations, close } = await hub.visit();
  for (const path of ['/no-such-page', '/catalogue/water/a/b']) {
    await go(path);
    await page.getByRole('heading', { name: '没有这个页面', level: 1 }).waitFor();
    expect(await page.title()).toBe('没有这个页面 · 江门 RiverGate');
  }
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: '返回总览' }).click();
  await page.waitForFunction(() => document.title === '全市生态环境监测总览 · 江门 RiverGate');
  await close();
  const accept = { accept: 'text/html,application/xhtml+xml' };
  expect((await fetch(`${hub.url}/no-such-page`, { headers: accept })).status).toBe(404);
  const answer = await fetch(`${hub.url}/no-such-page`);
  expect([answer.status, await answer.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

test('the Back button MUST restore the filters of a page', async () => {
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

/**
 * Begins a request, ends its session in the background, and submits; the page then asks to sign in
 * again.
 */
async function endSessionInForm(page: Page) {
  await page.getByLabel(/使用用途/).fill('冻害与土壤湿度对照');
  await page.getByLabel(/履职依据/).fill('方案附件三第三条');
  await page.getByLabel(/使用截止/).fill('2027-06-30');
  await page.getByLabel(/安全责任人/).fill('何宁');
  await page.getByLabel(/联系电话/).fill('0750-3330000');
  await page.context().request.post(`${hub.url}/oauth/sign-out`);
  await page.getByRole('button', { name: '保存草稿' }).click();
  const again = page.getByRole('alert', { name: '登录已结束' });
  await again.waitFor();
  return again;
}

test('a session that ends in a form MUST NOT lose the form: the person signs in again in place and submits', async () => {
  const { page, go, violations, close } = await hub.visit({ account: HANDLER });
  await go('/requests/new?dataset=agriculture%2Ffarmland-soil-metals');
  const again = await endSessionInForm(page);
  const purpose = page.getByLabel(/使用用途/);
  expect(await purpose.inputValue()).toBe('冻害与土壤湿度对照');
  expect(await violations()).toEqual([]);
  await again.getByRole('button', { name: HANDLER }).click();
  await again.waitFor({ state: 'detached' });
  expect(await purpose.inputValue()).toBe('冻害与土壤湿度对照');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await page.getByText('冻害与土壤湿度对照').first().waitFor();
  await close();
});

test('S4P6 MUST NOT show to another person a form that the previous person began', async () => {
  const { page, go, close } = await hub.visit({ account: HANDLER });
  await go('/requests/new?dataset=agriculture%2Ffarmland-soil-metals');
  const again = await endSessionInForm(page);
  await again.getByRole('button', { name: 'demo-weather-approver' }).click();
  await again.waitFor({ state: 'detached' });
  await page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('textarea[name=purpose]')?.value === '',
  );
  await close();
});

test('an error MUST be shown in words first, with its code in small type', async () => {
  const { page, go, close } = await hub.visit();
  await go('/sign-in');
  await page.getByLabel('账号', { exact: true }).fill(HANDLER);
  await page.getByLabel('密码').fill('seven grey herons at dusk');
  await page.getByLabel('动态验证码').fill('000000');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  const said = page.getByRole('alert').getByRole('listitem');
  expect(await said.innerText()).toMatch(/^账号、密码、验证码不符.* SIGN_IN_REFUSED$/s);
  expect((await said.locator('small').innerText()).trim()).toBe('SIGN_IN_REFUSED');
  await close();
});

test('the wheel over map and chart MUST scroll the page', async () => {
  const { page, go, close } = await hub.visit({ width: 1000 });
  for (const path of ['/', '/stations/AIR_CITY/air-city-440703-01']) {
    await go(path);
    const canvas = page.locator('.canvas canvas').first();
    await canvas.waitFor();
    await canvas.hover();
    const before = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction((at) => scrollY > at, before);
  }
  await close();
});
