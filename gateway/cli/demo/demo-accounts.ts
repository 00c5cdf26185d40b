import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFolderOf, type Settings } from '../../../shared/config/settings';
import { errorCodeOf } from '../../../shared/errors/error-code';
import type { DemoCredentials, DemoMaking } from '../../../shared/identity/account-keeping';
import { openKeyFolder } from '../../../shared/identity/keys/key-folder';
import { secondFactorSeal } from '../../../shared/identity/second-factor-seal';
import { replaceFile } from '../../../shared/identity/keys/key-files';
import type { OpenData } from '../data/open-data';
import { DEMO_CREDENTIALS_FILE, removeDemoAccounts } from './demonstration-ended';

/**
 * Creates an account of the demonstration for each role, and writes the credentials to a file that
 * only its owner may read. Safe to repeat: valid accounts and credentials stay as they are. Returns
 * the file's path; null if the demonstration has ended, and then the file is deleted.
 */
export async function keepDemoAccounts(
  { database, controlPlane }: Pick<OpenData, 'database' | 'controlPlane'>,
  dataFolder: string,
  making: DemoMaking,
): Promise<string | null> {
  const { department, sharing, accounts } = controlPlane;
  const file = join(dataFolder, DEMO_CREDENTIALS_FILE);
  mkdirSync(dataFolder, { recursive: true });
  // Written before the transaction ends, because its lock also protects the file from other
  // processes.
  return database.asOwner(department, async (transaction) => {
    if (await sharing.hasRealData(transaction)) {
      removeDemoAccounts(dataFolder);
      return null;
    }
    const kept = textOf(file);
    const credentials = `${JSON.stringify(await accounts.demonstrate(transaction, parsed(kept), making), null, 2)}\n`;
    if (credentials !== kept) replaceFile(file, credentials, 0o600);
    return file;
  });
}

/** Creates the accounts of the demonstration and prints the path of their credentials. */
export async function seedDemoAccounts(
  data: Pick<OpenData, 'database' | 'controlPlane'>,
  settings: Pick<Settings, 'dataFolder' | 'keysFolder'>,
  say: (line: string) => void,
): Promise<void> {
  const now = () => new Date();
  const { secondFactor } = await openKeyFolder(keyFolderOf(settings), ['secondFactor'], { now });
  const making = { now: now(), seal: secondFactorSeal(secondFactor) };
  const file = await keepDemoAccounts(data, settings.dataFolder, making);
  if (file) say(`Accounts of the demonstration, one for each role: ${file}`);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Content of the file; a damaged file is treated as empty and written again. */
function parsed(text: string | null): DemoCredentials | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isCredentials(value) ? value : null;
  } catch {
    return null;
  }
}

function isCredentials(value: unknown): value is DemoCredentials {
  if (typeof value !== 'object' || value === null) return false;
  const { accounts, clients } = value as Record<string, unknown>; // An object with any content.
  return isListOfObjects(accounts) && isListOfObjects(clients);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);
}
