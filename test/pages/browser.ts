import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Starts the system's Chromium; throws an error that says what to install if there is none. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

function browserPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (found) return found;
  throw new Error('The pages are tested in Chromium: apt-get install chromium fonts-noto-cjk.');
}
