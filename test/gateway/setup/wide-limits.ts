import type { Limits } from '../../../gateway/rules/rule';

/** Bounds that no test meets by accident. */
export const wideLimits: Limits = {
  maxDepth: 50,
  maxAliases: 1000,
  maxRootFields: 100,
  maxDirectives: 100,
  maxTokens: 10_000,
  maxFragments: 100,
  maxPage: 500,
  maxCost: 500_000,
  maxSelections: 5000,
  maxFetches: 100,
  planTimeoutMs: 1_000_000,
};
