import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { pagesHub, type PagesHub, type Visitor } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

/** Queries the point values of farmland soil, which are shared under conditions. */
const CLOSED = '{ farmlandSoilPoints(first: 1) { nodes { id metals { latest { value } } } } }';

/** Replaces the text of the editor by pasting a query. */
async function write({ page }: Visitor, query: string): Promise<void> {
  await page.locator('.graphiql-query-editor .monaco-editor').first().click();
  await page.keyboard.press('Control+A');
  // Pasted, because the editor closes each brace that is typed.
  await page.evaluate((text) => navigator.clipboard.writeText(text), query);
  await page.keyboard.press('Control+V');
}

const answer = ({ page }: Visitor) => page.locator('.result-window').first();
const openPanel = ({ page }: Visitor, name: string) =>
  page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();

test('S4E1 MUST answer the first query of a public visitor, across departments, with one key', async () => {
  const visitor = await hub.visit();
  await visitor.go('/explorer/');
  await visitor.page.locator('.graphiql-execute-button').click();
  await expect(answer(visitor).getByText('新会区').waitFor()).resolves.toBeUndefined();
  expect(visitor.faults()).toEqual([]);
  await visitor.close();
});

test('S4E2 MUST show a partner before a run which fields will be cut, why and what to do, and cut the same fields afterwards', async () => {
  const visitor = await hub.visit({ account: 'demo-university-partner' });
  const { page } = visitor;
  await visitor.go('/explorer/');
  await write(visitor, CLOSED);
  await openPanel(visitor, '字段权限');
  const panel = page.locator('.panel');
  await panel.getByText('需授权').first().waitFor();
  const link = panel.getByRole('link', { name: /查看该数据集/ });
  expect(await link.getAttribute('href')).toBe('/catalogue/agriculture/farmland-soil-metals');
  await page.locator('.graphiql-execute-button').click();
  await answer(visitor).getByText('NOT_SHARED').waitFor();
  const form = panel.getByRole('link', { name: '申请这些字段' });
  expect(await form.getAttribute('href')).toBe(
    '/requests/new?dataset=agriculture%2Ffarmland-soil-metals&fields=FarmlandSoilPoint.metals%2CFarmlandSoilMetals.latest',
  );
  await link.click();
  await page.getByRole('heading', { name: /耕地土壤点位/ }).waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.close();
});

test('S4E3 MUST show cost and plan as the hub calculates them, and save a question for a signed-in caller', async () => {
  const visitor = await hub.visit({ account: 'demo-environment-analyst' });
  const { page } = visitor;
  await visitor.go('/explorer/');
  await openPanel(visitor, '开销与计划');
  await page.getByRole('button', { name: '预估当前查询' }).click();
  await page.getByText('第 2 步').waitFor();
  await page.locator('.graphiql-execute-button').click();
  await page
    .getByText(/上次运行：第 [\d.]+ 毫秒起，用时 [\d.]+ 毫秒/)
    .nth(1)
    .waitFor();
  expect(await answer(visitor).getByText('timing').count()).toBe(0);
  await openPanel(visitor, '查询范例');
  await page.getByLabel('将当前查询保存为').fill('新会今日');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '新会今日', exact: true }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出为文件' }).click(),
  ]);
  await page.getByRole('button', { name: '删除“新会今日”' }).click();
  await page.getByRole('button', { name: '新会今日', exact: true }).waitFor({ state: 'detached' });
  await page.getByLabel('从文件导入').setInputFiles(await file.path());
  await page.getByText('已导入 1 个查询。').waitFor();
  await page.getByRole('button', { name: '新会今日', exact: true }).waitFor();
  await page
    .getByLabel('从文件导入')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await page.getByText(/^文件不符/).waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.close();
  const another = await hub.visit({ account: 'demo-water-handler' });
  await another.go('/explorer/');
  await openPanel(another, '查询范例');
  await another.page.getByLabel('将当前查询保存为').waitFor();
  expect(await another.page.getByRole('button', { name: '新会今日', exact: true }).count()).toBe(0);
  await another.close();
});

test('S4E4 MUST send a pasted token only with the queries of its tab, and store it nowhere', async () => {
  const visitor = await hub.visit({ account: 'demo-environment-analyst' });
  const { page } = visitor;
  await visitor.go('/explorer/');
  await openPanel(visitor, '当前身份');
  await page.locator('.panel .token input').fill('eyJ.no.token');
  await page.locator('.panel .token button[type=submit]').click();
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.url().endsWith('/graphql') && one.method() === 'POST'),
    page.locator('.graphiql-execute-button').click(),
  ]);
  const headers = await request.allHeaders();
  expect(headers['authorization']).toBe('Bearer eyJ.no.token');
  expect(headers['cookie']).toBeUndefined();
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
  );
  expect(kept).not.toContain('eyJ.no.token');
  await visitor.close();
});

test('S4E5 MUST show in the docs, with the description of a field, whether the caller may read it and by which clause', async () => {
  const visitor = await hub.visit({ account: 'demo-university-partner' });
  const { page } = visitor;
  await visitor.go('/explorer/');
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByPlaceholder('Search...').or(page.getByRole('combobox')).first().fill('metals');
  await page.getByRole('option', { name: /FarmlandSoilPoint.*metals/ }).click();
  await page
    .getByText(/需授权.*耕地土壤点位重金属含量.*责任清单/)
    .first()
    .waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.close();
});

test.each([
  ['curl', (text: string) => ['bash', ['-c', text]]],
  ['TypeScript', (text: string) => ['node', ['--input-type=module', '-e', plain(text)]]],
  ['Python', (text: string) => ['python3', ['-c', text]]],
] as const)(
  'S4E6 MUST provide a %s snippet that receives the same answer as the page',
  async (name, how) => {
    const visitor = await hub.visit();
    const { page } = visitor;
    await visitor.go('/explorer/');
    await openPanel(visitor, '调用代码');
    await page.locator('.panel select').selectOption(name);
    const text = (await page.locator('.snippet').textContent()) ?? '';
    const [program, parameters] = how(text) as [string, string[]];
    const { stdout } = await promisify(execFile)(program, parameters, { timeout: 20_000 });
    const said = JSON.parse(stdout) as { readonly data: unknown };
    expect(said.data).toMatchObject({ district: { nameZh: '新会区' } });
    await visitor.close();
  },
);

/** The JavaScript of a TypeScript module. */
function plain(text: string): string {
  return transpileModule(text, {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
  }).outputText;
}
