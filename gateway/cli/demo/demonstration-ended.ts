import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** File with the accounts of a demonstration, within RIVERGATE_DATA. */
export const DEMO_CREDENTIALS_FILE = 'demo-credentials.json';

/** Shown if the demonstration has ended. */
export const DEMONSTRATION_ENDED =
  'The demonstration has ended: real data have come in. Its accounts, releases and rights are closed, and nothing is simulated any more (演示已终止：已接入实测数据).';

/** Removes the file: its credentials are no longer valid. */
export function removeDemoAccounts(dataFolder: string): void {
  rmSync(join(dataFolder, DEMO_CREDENTIALS_FILE), { force: true });
}
