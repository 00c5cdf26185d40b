import type { RiverGateError } from '../../shared/errors/rivergate-error';
import type { OperationFacts } from './operation-facts';

/** The bounds of one operation; each is a setting. */
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
  /** Fields that the planner is given, fragments written out for each type that may answer. */
  readonly maxSelections: number;
  /** Fetches of one plan. */
  readonly maxFetches: number;
  /** How long one operation may be planned. */
  readonly planTimeoutMs: number;
}

/** One law for operations, asked before the document is validated; its time is linear in the document. */
export interface Rule {
  readonly name: string;
  /** The refusal, or undefined where the operation keeps the law. */
  readonly check: (facts: OperationFacts, limits: Limits) => RiverGateError | undefined;
}
