import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

const NEW = '/requests/new?dataset=agriculture%2Ffarmland-soil-metals';

test('MUST show a refusal at its field, in Chinese first, focus that field, and keep what was filled in', async () => {
  const { page, go, violations, close } = await hub.visit({ account: 'demo-weather-handler' });
  await go(NEW);
  const last = page.getByLabel('使用截止（必填）');
  await page.getByLabel('使用用途（必填）').fill('台风应急');
  await page.getByLabel('履职依据：法规、方案条款或文件（必填）').fill('方案');
  await page.getByLabel('使用起始（不填为审批之日）').fill('2030-05-01');
  await last.fill('2030-01-01');
  await page.getByLabel('安全责任人（必填）').fill('陈');
  await page.getByLabel('联系电话（必填）').fill('0750');
  await page.getByRole('button', { name: '保存草稿' }).click();
  const fault = page.getByRole('alert');
  await fault.waitFor();
  expect(await last.getAttribute('aria-invalid')).toBe('true');
  expect(await last.getAttribute('aria-describedby')).toBe(await fault.getAttribute('id'));
  expect(await last.evaluate((input) => input === document.activeElement)).toBe(true);
  const text = await fault.innerText();
  expect(text).toMatch(/^填写的内容不符合要求[^]*wantedUntil: it must be later than wantedFrom\./);
  expect(await fault.locator('small').innerText()).toContain('BAD_USER_INPUT');
  expect(await page.locator('.state.failure').count()).toBe(0);
  expect(await page.getByLabel('使用用途（必填）').inputValue()).toBe('台风应急');
  expect(await violations()).toEqual([]);
  await last.fill('2030-12-31');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  const number = await page.getByRole('heading', { level: 1 }).innerText();
  expect(await page.title()).toBe(`${number} · 江门 RiverGate`);
  await close();
});
