import { integerBetween } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

/** Limits of one operation, and the memory that a process uses for parsed operations. */
export function limitSettings({ read }: SettingReader) {
  const bound = (name: string, meaning: string, fallback: number) =>
    read(setting(name, integerBetween(1, 1_000_000_000), meaning), fallback);
  const most = (name: string, what: string, fallback: number) =>
    bound(name, `Maximum number of ${what}.`, fallback);
  return {
    maxDepth: bound('RIVERGATE_MAX_DEPTH', 'Maximum depth of fields in one operation.', 15),
    maxAliases: most('RIVERGATE_MAX_ALIASES', 'aliases in one operation', 50),
    maxRootFields: most('RIVERGATE_MAX_ROOT_FIELDS', 'root fields in one operation', 20),
    maxDirectives: most('RIVERGATE_MAX_DIRECTIVES', 'directives in one document', 50),
    maxTokens: most('RIVERGATE_MAX_TOKENS', 'tokens in one document', 10_000),
    maxFragments: most('RIVERGATE_MAX_FRAGMENTS', 'fragments in one document', 100),
    maxPage: most('RIVERGATE_MAX_PAGE', 'items on one page of a list', 500),
    maxCost: most('RIVERGATE_MAX_COST', 'scalars in the answer of one operation', 50_000),
    maxDocumentBytes: bound(
      'RIVERGATE_MAX_DOCUMENT_BYTES',
      'Maximum length of one document.',
      65_536,
    ),
    maxSelections: most(
      'RIVERGATE_MAX_SELECTIONS',
      'fields of an operation, with fragments expanded for each possible type',
      2000,
    ),
    maxFetches: most('RIVERGATE_MAX_FETCHES', 'fetches from departments in one plan', 50),
    planTimeoutMs: bound(
      'RIVERGATE_PLAN_TIMEOUT_MS',
      'Time limit for planning one operation, in ms.',
      5000,
    ),
    cacheMb: read(
      setting(
        'RIVERGATE_CACHE_MB',
        integerBetween(8, 1_000_000),
        'Memory of a process, or of all workers together, for documents, plans and compiled operations, in MiB.',
      ),
      128,
    ),
  };
}
