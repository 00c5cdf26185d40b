import { integerBetween } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

/** What one operation may ask, and what a process keeps of operations. */
export function limitSettings({ read }: SettingReader) {
  const bound = (name: string, meaning: string, fallback: number) =>
    read(setting(name, integerBetween(1, 1_000_000_000), meaning), fallback);
  return {
    maxDepth: bound('RIVERGATE_MAX_DEPTH', 'Levels of fields in one operation.', 15),
    maxAliases: bound('RIVERGATE_MAX_ALIASES', 'Aliases in one operation.', 50),
    maxRootFields: bound('RIVERGATE_MAX_ROOT_FIELDS', 'Root fields in one operation.', 20),
    maxDirectives: bound('RIVERGATE_MAX_DIRECTIVES', 'Directives in one document.', 50),
    maxTokens: bound('RIVERGATE_MAX_TOKENS', 'Tokens in one document.', 10_000),
    maxFragments: bound('RIVERGATE_MAX_FRAGMENTS', 'Fragments in one document.', 100),
    maxPage: bound('RIVERGATE_MAX_PAGE', 'Items on one page of a list.', 500),
    maxCost: bound('RIVERGATE_MAX_COST', 'Scalars that an operation may answer.', 35_000),
    maxDocumentBytes: bound('RIVERGATE_MAX_DOCUMENT_BYTES', 'Length of one document.', 65_536),
    maxSelections: bound(
      'RIVERGATE_MAX_SELECTIONS',
      'Fields of an operation, fragments written out for each type that may answer.',
      2000,
    ),
    maxFetches: bound('RIVERGATE_MAX_FETCHES', 'Fetches from departments in one plan.', 50),
    planTimeoutMs: bound(
      'RIVERGATE_PLAN_TIMEOUT_MS',
      'How long one operation may be planned, in ms.',
      5000,
    ),
    cacheMb: read(
      setting(
        'RIVERGATE_CACHE_MB',
        integerBetween(8, 1_000_000),
        'What a process keeps of documents, plans and compiled operations, in MiB.',
      ),
      128,
    ),
  };
}
