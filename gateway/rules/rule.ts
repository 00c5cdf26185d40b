import type { RiverGateError } from '../../shared/errors/rivergate-error';
import type { OperationFacts } from './operation-facts';

/** The limits of one operation; each is a setting. */
export interface Limits {
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  readonly maxTokens: number;
  readonly maxFragments: number;
  /** The longest page of a list. */
  readonly maxPage: number;
  readonly maxCost: number;
  /** Fields that are planned, with fragments written out for each possible type. */
  readonly maxSelections: number;
  /** Fetches of one plan. */
  readonly maxFetches: number;
  /** How long planning one operation may take. */
  readonly planTimeoutMs: number;
}

/**
 * One rule for operations, applied before the document is validated, in time linear in the
 * document.
 */
export interface Rule {
  readonly name: string;
  /** The refusal; undefined if the operation complies. */
  readonly check: (facts: OperationFacts, limits: Limits) => RiverGateError | undefined;
}
