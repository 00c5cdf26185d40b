import type { Page } from 'playwright-core';
import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

/**
 * Keeps only a few of each kind of similar elements and opens them: the accessibility check of the
 * whole page takes a minute.
 */
async function keepFew(page: Page): Promise<void> {
  await page.evaluate(() => {
    const more = [
      'details.type:nth-of-type(n + 4)',
      '.member:nth-of-type(n + 9)',
      'tr:nth-of-type(n + 4)',
      'li:nth-of-type(n + 6)',
    ];
    for (const node of document.querySelectorAll(more.join())) node.remove();
    document.querySelectorAll('article:nth-of-type(n + 4):not(:last-of-type)').forEach((node) => {
      node.remove();
    });
    document.querySelectorAll('details').forEach((details) => details.setAttribute('open', ''));
  });
}

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test.each([1280, 390])(
  '/docs MUST load without an error and be accessible in both languages, %i pixels wide',
  async (width) => {
    const { page, go, faults, violations, close } = await hub.visit({ width });
    await go('/docs');
    await page.locator('h1', { hasText: '文档' }).waitFor();
    await page.locator('h3', { hasText: '修改何处' }).waitFor();
    expect(await page.title()).toBe('文档 · 江门 RiverGate');
    expect(await isTooWide(page)).toBe(false);
    await keepFew(page);
    expect(await isTooWide(page)).toBe(false);
    if (width === 390) expect(await violations()).toEqual([]);
    await page.locator('button', { hasText: 'English' }).click();
    await page.locator('h3', { hasText: 'Where to change what' }).waitFor();
    expect(await page.locator('h3', { hasText: '修改何处' }).isVisible()).toBe(false);
    expect(await page.title()).toBe('Documentation · Jiangmen RiverGate');
    expect(await isTooWide(page)).toBe(false);
    if (width === 1280) expect(await violations()).toEqual([]);
    expect(faults()).toEqual([]);
    await close();
  },
);

test("/docs MUST open the entry that its address names, in that entry's language", async () => {
  const { page, go, faults, close } = await hub.visit();
  await go('/docs#WaterStation.discharge');
  await page.getByText('Newest discharge, m3/s, hourly mean').waitFor();
  await go('/docs#readme.where-to-change-what');
  await page.locator('h3', { hasText: 'Where to change what' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(faults()).toEqual([]);
  await close();
});

test('/docs MUST be linked from the console and from the explorer', async () => {
  const { page, go, close } = await hub.visit();
  for (const from of ['/', '/explorer/']) {
    await go(from);
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: '文档' })
      .click();
    await page.locator('h1', { hasText: '文档' }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/docs');
  }
  await close();
});

test('/docs MUST be restricted to this host by its policy, and be served compressed', async () => {
  const { headers } = await fetch(`${hub.url}/docs`, { headers: { 'accept-encoding': 'br' } });
  expect(headers.get('content-security-policy')).toBe(
    (await fetch(hub.url)).headers.get('content-security-policy'),
  );
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('cache-control')).toBe('no-cache');
});
