import { appointCommand } from './appoint';
import type { Command } from './command';
import { composeCommand } from './compose';
import { demoCommand } from './demo/demo';
import { dutiesCommand } from './schema/duties';
import { gatewayCommand } from './gateway';
import { importCommand } from './data/import';
import { keysCommand } from './keys';
import { ledgerCommand } from './ledger/ledger';
import { loginsCommand } from './logins';
import { migrateCommand } from './data/migrate';
import { rolesCommand } from './roles';
import { readmesCommand } from './readmes';
import { recipesCommand } from './recipes';
import { dataRequestsCommand } from './requests';
import { schemaCommand } from './schema/schema';
import { settingsCommand } from './settings';
import { startCommand } from './start';
import { subgraphCommand } from './subgraph';

/** Every command, in the order in which `--help` lists them. */
export const COMMANDS: ReadonlyArray<Command> = [
  startCommand,
  gatewayCommand,
  subgraphCommand,
  migrateCommand,
  importCommand,
  demoCommand,
  recipesCommand,
  dutiesCommand,
  dataRequestsCommand,
  schemaCommand,
  composeCommand,
  keysCommand,
  loginsCommand,
  ledgerCommand,
  appointCommand,
  rolesCommand,
  settingsCommand,
  readmesCommand(() => COMMANDS),
];
