import { join } from 'node:path';

/** The schema of the hub itself, which contains the audit log. */
export const HUB = 'hub';

/** The folder with the migrations of each schema. */
export const MIGRATIONS_FOLDER = join(__dirname, '..', '..', '..', 'migrations');
