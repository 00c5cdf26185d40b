import type { Locator } from 'playwright-core';
import { pagesHub, type PagesHub, type Visitor } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

const DATASET = 'agriculture/farmland-soil-metals';
const CLOSED =
  '{ farmlandSoilPoints(first: 1) { nodes { nameZh metals { latest { value unit } } } } }';
const IN_A_YEAR = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);

const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });
const asked = (query: string) => `/explorer/?${new URLSearchParams({ query }).toString()}`;

/**
 * Runs the query that the address opened in the editor, and waits until the answer contains this
 * text.
 */
async function run({ page }: Visitor, text: string): Promise<void> {
  // The address is cleared once its query is in the editor.
  await page.waitForURL((url) => url.search === '');
  await page.locator('.graphiql-execute-button').click();
  await page.locator('.result-window').first().getByText(text).first().waitFor();
}

/** Moves over the whole of a picture: tooltips must comply with the policy too. */
async function hover(visitor: Visitor, picture: Locator): Promise<void> {
  await picture.locator('canvas').first().waitFor();
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture has no box.');
  for (const part of [0.3, 0.5, 0.7])
    await visitor.page.mouse.move(box.x + box.width * part, box.y + box.height * 0.5);
}

test('S4J1 MUST lead the public from the city at a glance to the series of a station and its values', async () => {
  const visitor = await hub.visit();
  const { page } = visitor;
  await visitor.go('/');
  await page.getByText('其数据不代表真实环境状况').waitFor();
  await hover(visitor, page.locator('.canvas.spots'));
  expect(await page.locator('.mark.air-1, .mark.air-2, .mark.air-3').count()).toBeGreaterThan(5);
  await page.getByRole('link', { name: '蓬江区城市空气示范点 01' }).first().click();
  await page.getByRole('heading', { name: '蓬江区城市空气示范点 01' }).waitFor();
  await hover(visitor, page.locator('.canvas.lines'));
  await button(visitor, '24 小时').click();
  await page.getByLabel('与其他站点比较').selectOption({ label: '江海区城市空气示范点 01' });
  await page
    .getByText(/江海区城市空气示范点 01（原始值）|江海区城市空气示范点 01/)
    .last()
    .waitFor();
  expect(new URL(page.url()).searchParams.get('span')).toBe('24h');
  await page.getByText('数值列表').click();
  await page.getByText(/共 \d+ 个值/).waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.close();
});

test('S4J2 MUST lead a partner from a refused field through request, check, draft and decision to the data', async () => {
  const partner = await hub.visit({ account: 'demo-university-partner' });
  await partner.go(asked(CLOSED));
  await run(partner, 'NOT_SHARED');
  await partner.go(`/catalogue/${DATASET}`);
  await partner.page.getByRole('link', { name: '申请使用' }).click();
  await partner.page.getByLabel('使用用途（必填）').fill('耕地重金属迁移研究');
  await partner.page.getByLabel(/履职依据/).fill('示范大学科研合同〔2026〕1号');
  await partner.page.getByLabel('使用截止（必填）').fill(IN_A_YEAR);
  await partner.page.getByLabel('安全责任人（必填）').fill('陈某');
  await partner.page.getByLabel('联系电话（必填）').fill('0750-3000000');
  await button(partner, '保存草稿').click();
  await partner.page.getByRole('heading', { name: /^RG2026-/ }).waitFor();
  await button(partner, '提交').click();
  await button(partner, '确认提交').click();
  await partner.page.locator('h1 ~ p .badge', { hasText: '待合规性检查' }).waitFor();
  const path = new URL(partner.page.url()).pathname;

  const act = async (account: string, name: string, fill?: (visitor: Visitor) => Promise<void>) => {
    const visitor = await hub.visit({ account });
    await visitor.go(path);
    await button(visitor, name).click();
    await fill?.(visitor);
    await button(visitor, `确认${name}`).click();
    await button(visitor, `确认${name}`).waitFor({ state: 'detached' });
    expect(visitor.faults()).toEqual([]);
    await visitor.close();
  };
  await act('demo-cyberspace-coordination-exchange-operator', '转责任部门');
  await act('demo-agriculture-handler', '拟办', ({ page }) =>
    page.getByLabel('文号（必填）').fill('江农数〔2026〕9号'),
  );
  const approver = await hub.visit({ account: 'demo-agriculture-approver' });
  await approver.go(path);
  // As many as the dataset has: its parts grow with the kit.
  await approver.page.getByText(/^若同意，申请单位将新增可读字段 [1-9]\d* 个。$/).waitFor();
  await approver.close();
  await act('demo-agriculture-approver', '同意共享');

  await partner.go(path);
  await partner.page.locator('h1 ~ p .badge', { hasText: '已同意' }).waitFor();
  await partner.page.getByRole('link', { name: '数据目录' }).click();
  await partner.go(asked(CLOSED));
  await run(partner, 'mg/kg');
  expect(partner.faults()).toEqual([]);
  await partner.close();

  await act('demo-agriculture-approver', '撤销授权', ({ page }) =>
    page.getByLabel('撤销理由（必填）').fill('用途变更'),
  );
  const after = await hub.visit({ account: 'demo-university-partner' });
  await after.go(asked(CLOSED));
  await run(after, 'NOT_SHARED');
  await after.close();
});

test('S4J3 MUST show an auditor who read and who was refused, and verify the chain in the browser', async () => {
  const partner = await hub.visit({ account: 'demo-university-partner' });
  await partner.go(asked(CLOSED));
  await run(partner, 'NOT_SHARED');
  await partner.close();
  const auditor = await hub.visit({ account: 'demo-environment-record-auditor' });
  const { page } = auditor;
  await auditor.go('/record?kind=REFUSAL');
  await page.getByText('耕地土壤点位重金属含量与风险类别').first().waitFor();
  await page.getByText('demo-university').first().waitFor();
  await hub.seal();
  await button(auditor, '核验封签链').click();
  await page.getByText(/[1-9]\d* 个封签首尾相接、哈希值相符（未核验签名）/).waitFor();
  await page.getByLabel(/封签公钥/).fill('不是公钥');
  await button(auditor, '核验封签链').click();
  await page.getByText('不是 Ed25519 公钥的 PEM。').waitFor();
  expect(auditor.faults()).toEqual([]);
  await auditor.close();
});

test('S4J4 MUST let an analyst run a cross-domain query for another place, and share it by its address', async () => {
  const analyst = await hub.visit({ account: 'demo-environment-analyst' });
  const { page } = analyst;
  await analyst.go('/analysis');
  await page.getByRole('link', { name: /一个县市区的一天/ }).click();
  await page.getByLabel('县市区').selectOption('台山市');
  await button(analyst, '运行').click();
  await page.waitForURL(/440781/);
  await page.getByRole('cell', { name: '台山市' }).first().waitFor();
  const other = await hub.visit({ account: 'demo-environment-analyst' });
  await other.go(page.url().replace(hub.url, ''));
  await other.page.getByRole('cell', { name: '台山市' }).first().waitFor();
  await other.page.getByRole('link', { name: '在查询工作台中打开' }).click();
  await run(other, '台山市');
  expect([...analyst.faults(), ...other.faults()]).toEqual([]);
  await Promise.all([analyst.close(), other.close()]);
});

test('S4J5 MUST lead a department developer from the catalogue to a running query', async () => {
  const developer = await hub.visit({ account: 'demo-water-department-developer' });
  const { page } = developer;
  await developer.go('/catalogue');
  await page.getByLabel('搜索').fill('水功能区');
  await page.getByRole('link', { name: /水功能区监测/ }).click();
  await page.getByText(/个有数据；最新一次至/).waitFor();
  await page.getByRole('link', { name: '在查询工作台中打开' }).click();
  await run(developer, 'totalCount');
  expect(developer.faults()).toEqual([]);
  await developer.close();
});

test('S4J6 MUST make public only what a publisher proposed and the approver of its owner confirmed', async () => {
  const publisher = await hub.visit({ account: 'demo-weather-publisher' });
  await publisher.go('/releases');
  const form = publisher.page.locator('form.written');
  await form.getByLabel('数据集').selectOption('weather/warnings-and-forecasts');
  for (const name of ['发布内容', '发布流程', '发布权限依据', '发布渠道'])
    await form.getByLabel(name).fill('检验');
  await button(publisher, '提出发布').click();
  await publisher.page.getByText('已提出，待确认。').waitFor();
  expect(publisher.faults()).toEqual([]);
  await publisher.close();
  const approver = await hub.visit({ account: 'demo-weather-approver' });
  await approver.go('/releases');
  await button(approver, '确认发布').click();
  await button(approver, '确认发布').waitFor({ state: 'detached' });
  expect(approver.faults()).toEqual([]);
  await approver.close();
});
