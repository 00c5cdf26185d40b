import AxeBuilder from '@axe-core/playwright';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openSealer } from '../../gateway/ledger/seals/seal';
import { openKeyFolder } from '../../shared/identity/keys/key-folder';
import { freshDatabase } from '../setup/database';
import { hubProcess } from '../setup/hub-process';
import { runFolder } from '../setup/run-folder';
import { ensureTemplate } from '../setup/template';
import { startBrowser } from './browser';
import { watchNetwork } from './network-rest';

/** A demonstration hub, and a Chromium that opens its pages. */
export interface PagesHub {
  readonly url: string;
  /** A new browser context without cookies and storage. */
  visit(options?: Visit): Promise<Visitor>;
  /** Seals the audit log up to now, as the hub does every ten minutes. */
  seal(): Promise<void>;
  close(): Promise<void>;
}

/** Options of a visitor. */
export interface Visit {
  readonly language?: 'zh' | 'en';
  readonly width?: number;
  /** Demonstration account to sign in to; absent: the public. */
  readonly account?: string;
}

/** A browser context of one person, with its errors recorded. */
export interface Visitor {
  readonly page: Page;
  /** Opens an address of the hub and waits until nothing is loading. */
  go(path: string): Promise<void>;
  /**
   * The errors since the last call: console errors, violations of the policy, requests to other
   * hosts.
   */
  faults(): ReadonlyArray<string>;
  /** Violations that axe finds on the page in its present state. */
  violations(...but: ReadonlyArray<string>): Promise<ReadonlyArray<string>>;
  close(): Promise<void>;
}

/** Time limit of a page on a busy machine. */
const PATIENCE_MS = 60_000;

/** Starts a hub with two days of synthetic data in its own database, and a browser. */
export async function pagesHub(): Promise<PagesHub> {
  const demonstration = join(runFolder(), 'pages');
  const template = await ensureTemplate('pages', (url) => simulate(url, demonstration));
  const database = await freshDatabase(template);
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  cpSync(demonstration, folder, { recursive: true });
  const { hub, url } = await started(database.url, folder);
  const browser = await startBrowser();
  return {
    url,
    visit: (options = {}) => visitor(browser, url, options),
    seal: () => sealRecord(database.url, folder),
    close: async () => {
      await browser.close();
      await hub.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Prepares the demonstration of a hub, once for all test files. */
async function simulate(database: string, folder: string): Promise<void> {
  const { hub } = await started(database, folder);
  await hub.end();
}

async function started(database: string, folder: string) {
  const env = {
    PORT: '0',
    DATABASE_URL: database,
    RIVERGATE_DATA: folder,
    RIVERGATE_DEMO_DAYS: '2',
    RIVERGATE_LOG_LEVEL: 'error',
  };
  const hub = hubProcess(['start'], { env });
  const [, url = ''] = await hub.said(/RiverGate is ready: (http:\/\/127\.0\.0\.1:\d+)\//);
  return { hub, url };
}

async function sealRecord(url: string, folder: string): Promise<void> {
  const now = () => new Date();
  const { seal } = await openKeyFolder(join(folder, 'keys'), ['seal'], { now });
  const sealer = openSealer({ url, key: seal, everyEntries: 1, everyMs: 0, now });
  await sealer.sealIfDue();
  await sealer.close();
}

async function visitor(
  browser: Browser,
  url: string,
  { language = 'zh', width = 1280, account }: Visit,
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // Runs before any script of a page: records violations of its policy, and sets the language.
  await context.addInitScript((chosen) => {
    localStorage.setItem('rivergate.language', chosen);
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy refuses ${violatedDirective} ${blockedURI}`);
    });
  }, language);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const network = watchNetwork(page);
  let faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const isOurs = [url, 'data:', 'blob:'].some((start) => request.url().startsWith(start));
    if (!isOurs) faults.push(`off the host: ${request.url()}`);
  });
  const go = async (path: string) => {
    await page.goto(url + path);
    await network.settled(PATIENCE_MS);
  };
  if (account !== undefined) {
    const answer = await context.request.post(`${url}/oauth/demo`, { data: { account } });
    if (!answer.ok()) throw new Error(await answer.text());
  }
  return {
    page,
    go,
    faults: () => {
      const told = faults;
      faults = [];
      return told;
    },
    violations: async (...but) => {
      const { violations } = await new AxeBuilder({ page }).disableRules([...but]).analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    close: () => context.close(),
  };
}
