import { integerBetween } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

const MEGABYTES = integerBetween(1, 1_000_000_000);

/** Settings of the space that the record has. */
export function recordSettings({ read, readOptional }: SettingReader) {
  return {
    freeSpaceMb: read(
      setting(
        'RIVERGATE_FREE_SPACE_MB',
        MEGABYTES,
        'Free space below which the operator is warned, in MB; below half of it samples of counted refusals stop, below a quarter their counts.',
      ),
      2048,
    ),
    databaseLimitMb: readOptional(
      setting(
        'RIVERGATE_DATABASE_LIMIT_MB',
        MEGABYTES,
        'How large the database of DATABASE_URL may become, in MB; without it nobody knows its free space.',
      ),
    ),
  };
}
