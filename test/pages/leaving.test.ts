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
