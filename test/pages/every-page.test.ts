import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
}, 180_000);
afterAll(() => hub.close());

const PAGES = [
  '/',
  '/sign-in',
  '/catalogue?sharing=CONDITIONAL',
  '/catalogue/water/water-function-zone',
  '/catalogue/nobody/nothing',
  '/explorer/',
];

/** The one rule that GraphiQL itself breaks: its tabs hold a button. */
const OF_GRAPHIQL = ['nested-interactive'];

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  describe.each([1280, 390])('%i px wide', (width) => {
    test.each(PAGES)(
      '%s MUST load without a fault, be readable by all, and not scroll sideways',
      async (path) => {
        const { page, go, faults, violations, close } = await hub.visit({ language, width });
        await go(path);
        const isChinese = /[\u4e00-\u9fff]/.test(await page.locator('body').innerText());
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect({ faults: faults(), overflow }).toEqual({ faults: [], overflow: 0 });
        expect(await violations(...(path === '/explorer/' ? OF_GRAPHIQL : []))).toEqual([]);
        expect(await page.locator('html').getAttribute('lang')).toBe(
          language === 'zh' ? 'zh-CN' : 'en',
        );
        if (language === 'zh') expect(isChinese).toBe(true);
        await close();
      },
    );
  });
});

test('S4P1 MUST be kept to this host by their policy, and out of frames', async () => {
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

test('S4P2 MUST load what never changes under its name, compressed', async () => {
  const page = await (await fetch(`${hub.url}/`)).text();
  const [script = ''] = /\/assets\/[\w.-]+\.js/.exec(page) ?? [];
  const { headers } = await fetch(hub.url + script, { headers: { 'accept-encoding': 'br' } });
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('cache-control')).toContain('immutable');
});

test('S4P3 MUST keep no secret where scripts or the next person find it', async () => {
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
