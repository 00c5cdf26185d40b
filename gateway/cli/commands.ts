import { createRequire } from 'node:module';
import type { Command } from './command';

const code = createRequire(__filename);

/**
 * Every command by its name, in the order in which `--help` lists them. Only the code of the one that is
 * called is loaded: that of `start` takes a second, that of `keys` a tenth.
 */
const LOADERS: ReadonlyMap<string, () => Command> = new Map([
  ['start', () => (code('./start') as typeof import('./start')).startCommand],
  ['gateway', () => (code('./gateway') as typeof import('./gateway')).gatewayCommand],
  ['subgraph', () => (code('./subgraph') as typeof import('./subgraph')).subgraphCommand],
  ['migrate', () => (code('./data/migrate') as typeof import('./data/migrate')).migrateCommand],
  ['import', () => (code('./data/import') as typeof import('./data/import')).importCommand],
  ['demo', () => (code('./demo/demo') as typeof import('./demo/demo')).demoCommand],
  ['recipes', () => (code('./recipes') as typeof import('./recipes')).recipesCommand],
  ['duties', () => (code('./schema/duties') as typeof import('./schema/duties')).dutiesCommand],
  ['requests', () => (code('./requests') as typeof import('./requests')).dataRequestsCommand],
  ['schema', () => (code('./schema/schema') as typeof import('./schema/schema')).schemaCommand],
  ['compose', () => (code('./compose') as typeof import('./compose')).composeCommand],
  ['keys', () => (code('./keys') as typeof import('./keys')).keysCommand],
  ['logins', () => (code('./logins') as typeof import('./logins')).loginsCommand],
  ['ledger', () => (code('./ledger/ledger') as typeof import('./ledger/ledger')).ledgerCommand],
  ['appoint', () => (code('./appoint') as typeof import('./appoint')).appointCommand],
  ['roles', () => (code('./roles') as typeof import('./roles')).rolesCommand],
  ['settings', () => (code('./settings') as typeof import('./settings')).settingsCommand],
  ['readmes', () => (code('./readmes') as typeof import('./readmes')).readmesCommand(commands)],
]);

/** The command of this name; undefined if there is none. */
export function commandNamed(name: string): Command | undefined {
  return LOADERS.get(name)?.();
}

/** All commands. */
export function commands(): ReadonlyArray<Command> {
  return [...LOADERS.values()].map((load) => load());
}
