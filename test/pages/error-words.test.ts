import { ERROR_WORDS } from '../../gateway/web/common/error-words';
import { ERROR_CATALOGUE } from '../../shared/errors/catalogue';

/**
 * Codes that appear only on the machine's console, or between gateway and department, never on a
 * page.
 */
const NEVER_MET = [
  ...[
    'LEDGER_BROKEN',
    'LEDGER_CUT',
    'LEDGER_UNWITNESSED',
    'IMPORT_INPUT_INVALID',
    'IMPORT_STORED_NOTHING',
    'IMPORT_UNDER_WAY',
    'IMPORT_FORMAT_REFUSED',
    'IMPORT_ENTRY_WANTED',
    'IMPORT_UNPACKED_TOO_LARGE',
    'IMPORT_ENCODING_UNFIT',
    'IMPORT_COLUMNS_AMBIGUOUS',
    'UNCLAIMED_SERIES',
  ],
  ...['REQUEST_UNSIGNED', 'STATE_UNKNOWN', 'REQUEST_REPLAYED', 'DEMONSTRATION_IN_FORCE'],
  ...[
    'SETTINGS_INVALID',
    'DATABASE_RIGHTS',
    'DATABASE_HISTORY_UNKNOWN',
    'ADDRESS_UNAVAILABLE',
    'FOLDER_UNUSABLE',
    'WORKER_GIVEN_UP',
  ],
  ...['SUPERGRAPH_REFUSED', 'SCHEMA_UNCLAIMED', 'LISTS_UNSIZED', 'TEXTS_UNBOUNDED'],
  'README_OUTDATED',
];

test('every code that a page may receive has Chinese words, and no other has', () => {
  const met = Object.keys(ERROR_CATALOGUE).filter((code) => !NEVER_MET.includes(code));
  expect(Object.keys(ERROR_WORDS).sort()).toEqual(met.sort());
  for (const words of Object.values(ERROR_WORDS)) expect(words).toMatch(/^[^a-z].*。$/);
});
