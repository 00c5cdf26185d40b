import { pagesHub, type PagesHub } from './pages-hub';

let hub: PagesHub;
beforeAll(async () => {
  hub = await pagesHub();
});
afterAll(() => hub.close());

test('MUST let a steward preview a station day, and approve or void it with a reason that is listed', async () => {
  const { page, go, faults, violations, close } = await hub.visit({
    account: 'demo-weather-handler',
  });
  await go('/reviews');
  const days = page.getByRole('region', { name: '待审核站点日' });
  const boxes = days.getByRole('checkbox');
  await boxes.first().waitFor();
  const [first = '', second = ''] = await boxes.evaluateAll((all) =>
    all.map((box) => box.getAttribute('aria-label') ?? ''),
  );

  await days.getByText('查看').first().click();
  await page.getByRole('region', { name: first }).waitFor();
  await page.getByRole('checkbox', { name: first }).check();
  const [, counted = ''] =
    /1 个站点日，(\d+) 个值/u.exec(await page.getByText('已选').innerText()) ?? [];
  expect(Number(counted)).toBeGreaterThan(0);
  await page.getByRole('button', { name: '预览通过' }).click();
  await page.getByText(`将改动 ${counted} 个值：1 个站点`).waitFor();
  expect(await violations()).toEqual([]);
  await page.getByLabel('审核理由（必填）').fill('已核对原始记录');
  await page.getByRole('button', { name: '确认通过' }).click();
  const acts = page.getByRole('region', { name: '审核记录' });
  await acts.getByText('已核对原始记录').waitFor();
  await page.getByRole('checkbox', { name: first }).waitFor({ state: 'detached' });

  await page.getByRole('checkbox', { name: second }).check();
  await page.getByRole('button', { name: '预览作废' }).click();
  await page.getByLabel('审核理由（必填）').fill('仪器校准');
  await page.getByRole('button', { name: '确认作废' }).click();
  await acts.getByText('仪器校准').waitFor();
  expect(await acts.getByText('demo-weather-handler').count()).toBe(2);
  await page.getByRole('checkbox', { name: second }).waitFor({ state: 'detached' });
  expect(faults()).toEqual([]);
  await close();
});

test('MUST show no values to those who are no stewards', async () => {
  const analyst = await hub.visit({ account: 'demo-environment-analyst' });
  await analyst.go('/reviews');
  await analyst.page.getByText('当前岗位不审核数据。').waitFor();
  expect(analyst.faults()).toEqual([]);
  await analyst.close();
});
