import { integerBetween } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

const MEGABYTES = integerBetween(1, 1_000_000_000);

/** Settings for the disk space of the audit log. */
export function auditSettings({ read, readOptional }: SettingReader) {
  return {
    freeSpaceMb: read(
      setting(
        'RIVERGATE_FREE_SPACE_MB',
        MEGABYTES,
        'Free space below which the operator is warned, in MB; below half of it no samples of counted refusals are written, below a quarter no counts.',
      ),
      2048,
    ),
    databaseLimitMb: readOptional(
      setting(
        'RIVERGATE_DATABASE_LIMIT_MB',
        MEGABYTES,
        'Maximum size of the database of DATABASE_URL, in MB; if not given, its free space is unknown.',
      ),
    ),
  };
}
