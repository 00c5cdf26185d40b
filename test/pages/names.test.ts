import type { Page } from 'playwright-core';
import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

/**
 * Codes in the plain text of a page: ids of datasets, coordinates of fields, clauses and tasks of
 * the mandate, accounts. Small type and code elements are excluded, because there the code follows
 * a name, or has none.
 */
function bareCodes(page: Page): Promise<ReadonlyArray<string>> {
  return page.evaluate(() => {
    const code =
      /\b(?:(?:agriculture|environment|exchange|forestry|ocean|reference|transport|water|weather)\/[a-z-]+|[A-Z][a-z]\w+\.[a-z]\w+|A[123]\.\d+\(\d+\)|T\d{1,2}|demo-[a-z-]+)\b/g;
    const main = document.querySelector('main') ?? document.body;
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { parentElement, nodeValue } = texts.currentNode;
      if (parentElement?.closest('code, small, pre, textarea')) continue;
      found.push(...(nodeValue?.match(code) ?? []));
    }
    return found;
  });
}

const ZONE = '/catalogue/water/water-function-zone';

test.each([
  ['/plan', null, '.plain small code', /^T\d+$/],
  [ZONE, null, 'td small code', /^\w+\.\w+$/],
  ['/releases', null, 'td', /./],
  [
    '/requests/new?dataset=agriculture%2Ffarmland-soil-metals',
    'demo-weather-handler',
    'label.check small code',
    /^\w+\.\w+$/,
  ],
] as const)(
  '%s MUST show names to people, with the code in small type',
  async (path, account, at, code) => {
    const { page, go, close } = await hub.visit(account === null ? {} : { account });
    await go(path);
    expect(await page.locator(at).first().textContent()).toMatch(code);
    expect(await bareCodes(page)).toEqual([]);
    await close();
  },
);

test('the audit log MUST show the names of organisations, datasets and fields', async () => {
  const reader = await hub.visit({ account: 'demo-weather-handler' });
  const query = '{ farmlandSoilPoints(first: 1) { nodes { id metals { latest { value } } } } }';
  await reader.page.request.post(`${hub.url}/graphql`, { data: { query } });
  await reader.close();
  const { page, go, close } = await hub.visit({ account: 'demo-environment-record-auditor' });
  await go('/record?kind=REFUSAL');
  const entry = page.getByRole('row').filter({ hasText: 'demo-weather-handler' }).first();
  await entry.waitFor();
  const text = await entry.innerText();
  expect(text).toContain('气象');
  expect(text).toContain('耕地土壤点位重金属含量与风险类别');
  expect(await bareCodes(page)).toEqual([]);
  await close();
});
