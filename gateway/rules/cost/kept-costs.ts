import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Costing, OperationFacts } from '../operation-facts';
import type { Cost } from './cost';
import { costMeasure, type CostMeasure } from './cost-measure';

/** So many measures of one operation are kept; a client varies districts and periods. */
const MOST_MEASURES = 64;

interface Kept {
  readonly measure: CostMeasure;
  /** What the costs were counted by. */
  costing: Costing;
  readonly costs: LRUCache<string, Cost>;
}

/** Counts each operation once for each measure of its variables, as long as the register stays. */
export function keptCosts(count: (facts: OperationFacts) => Cost): (facts: OperationFacts) => Cost {
  const kept = new WeakMap<OperationDefinitionNode, Kept>();
  const keptFor = ({ operation, document, costing }: OperationFacts): Kept => {
    const known = kept.get(operation);
    if (!known) {
      const costs = new LRUCache<string, Cost>({ max: MOST_MEASURES });
      const fresh = { measure: costMeasure(document), costing, costs };
      kept.set(operation, fresh);
      return fresh;
    }
    if (known.costing.register !== costing.register || known.costing.sizes !== costing.sizes) {
      known.costs.clear();
      known.costing = costing;
    }
    return known;
  };
  return (facts) => {
    const { measure, costs } = keptFor(facts);
    const key = measure(facts.variables);
    const known = costs.get(key);
    if (known) return known;
    const cost = count(facts);
    costs.set(key, cost);
    return cost;
  };
}
