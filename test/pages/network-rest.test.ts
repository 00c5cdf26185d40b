import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from './browser';
import { watchNetwork } from './network-rest';

const PAGES: Readonly<Record<string, string>> = {
  // Terminated at once, as Monaco does: Chromium never reports the end of the first script.
  '/terminated': `const first = new Worker('/json.worker-abc.js');
    setTimeout(() => { first.terminate(); new Worker('/json.worker-abc.js'); }, 1);`,
  '/hanging': "void fetch('/never');",
  '/busy': `addEventListener('load', () => setTimeout(() => {
    for (const until = Date.now() + 1500; Date.now() < until; );
    void fetch('/slow').then(() => { document.title = 'answered'; });
  }, 0));`,
  '/asking': "void fetch('/slow').then(() => { document.title = 'answered'; });",
};
const WORKER = `/*${'x'.repeat(400_000)}*/ onmessage = () => undefined;`;

let server: Server;
let browser: Browser;
let url: string;
beforeAll(async () => {
  server = createServer(({ url: address = '' }, response) => {
    answer(address, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

function answer(address: string, response: ServerResponse): void {
  if (address === '/never') return;
  const script = PAGES[address];
  if (script !== undefined)
    return void response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><link rel="icon" href="data:,"><script>${script}</script>`);
  response.setHeader('content-type', 'text/javascript');
  if (address === '/slow') setTimeout(() => response.end(), 1000);
  else response.end(WORKER);
}

async function settle(path: string, patienceMs: number): Promise<Page> {
  const page = await browser.newPage();
  const network = watchNetwork(page);
  await page.goto(url + path);
  await network.settled(patienceMs);
  return page;
}

test('a page counts as idle although a worker was terminated while its script was loading', async () => {
  for (let visit = 0; visit < 2; visit++) await (await settle('/terminated', 20_000)).close();
});

test('a request that a page sends after loading is waited for, until its answer', async () => {
  expect(await (await settle('/asking', 20_000)).title()).toBe('answered');
});

test('a busy page is waited for, and so are the requests that it sends then', async () => {
  expect(await (await settle('/busy', 20_000)).title()).toBe('answered');
});

test('a request that never ends is named in the error', async () => {
  await expect(settle('/hanging', 1500)).rejects.toThrow(
    `Not at rest after 1500 ms; loading: ${url}/never.`,
  );
});
