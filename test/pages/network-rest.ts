import type { Page, Request } from 'playwright-core';

const QUIET_MS = 500;
const LOOK_MS = 50;
const IDLE_MS = 5000;

/** The requests of a page that have not ended. */
export interface NetworkRest {
  /**
   * Resolves when nothing has been loading for half a second and the page is idle (on a busy
   * machine it may still have to run the code that sends the next request); rejects after
   * `patienceMs` with the addresses that are still loading.
   */
  settled(patienceMs: number): Promise<void>;
}

/**
 * Watches the requests of a page except the scripts of workers: Chromium never reports the end of a
 * script whose worker is terminated while it loads (no `Network.loadingFinished`, no
 * `loadingFailed`), and Monaco terminates its JSON worker whenever the schema of the variables
 * changes. Playwright's own `networkidle` waits for such scripts forever.
 */
export function watchNetwork(page: Page): NetworkRest {
  const loading = new Set<Request>();
  let changedAt = performance.now();
  const changed = () => {
    changedAt = performance.now();
  };
  page.on('request', (request) => {
    if (isWorkerScript(request)) return;
    loading.add(request);
    changed();
  });
  const ended = (request: Request) => {
    if (loading.delete(request)) changed();
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  const isAtRest = () => loading.size === 0 && performance.now() - changedAt >= QUIET_MS;
  return {
    settled: async (patienceMs) => {
      const until = performance.now() + patienceMs;
      do {
        while (!isAtRest()) {
          if (performance.now() > until) throw new Error(unsettled(loading, patienceMs));
          await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        }
        await page.evaluate(idle, IDLE_MS);
      } while (!isAtRest());
    },
  };
}

/** Resolves when the page is idle, or at once if it always is; runs in the page. */
function idle(timeout: number): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout });
  });
}

/** Names of worker scripts as Vite builds them: `json.worker-….js`. */
function isWorkerScript(request: Request): boolean {
  return /\.worker(-[\w-]+)?\.js$/.test(new URL(request.url()).pathname);
}

function unsettled(loading: ReadonlySet<Request>, patienceMs: number): string {
  const addresses = [...loading].map((request) => request.url());
  return `Not at rest after ${String(patienceMs)} ms; loading: ${addresses.join(', ') || 'ever more'}.`;
}
