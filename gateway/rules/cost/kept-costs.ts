import type { OperationDefinitionNode } from 'graphql';
import type { MemoryBudget } from '../../../shared/data/memory-budget';
import { weightOf } from '../../../shared/data/operation-weights';
import type { Costing, OperationFacts } from '../operation-facts';
import type { Cost } from './cost';
import { costMeasure, type CostMeasure } from './cost-measure';

/** An operation whose costs are kept. */
interface Kept {
  readonly measure: CostMeasure;
  /** Identifies it in keys. */
  readonly number: number;
}

/**
 * Counts each operation once for each measure of its variables, as long as the register stays; the
 * costs are kept within a budget.
 */
export function keptCosts(
  count: (facts: OperationFacts) => Cost,
  budget: MemoryBudget,
): (facts: OperationFacts) => Cost {
  const costs = budget.cache<Cost>('costs');
  const operations = new WeakMap<OperationDefinitionNode, Kept>();
  const countings = countingNumbers();
  let met = 0;
  return (facts) => {
    const { operation, document, costing, variables } = facts;
    const kept = operations.get(operation) ?? {
      measure: costMeasure(document),
      number: (met += 1),
    };
    operations.set(operation, kept);
    const key = `${String(kept.number)} ${String(countings(costing))} ${kept.measure(variables)}`;
    const known = costs.get(key);
    if (known) return known;
    const cost = count(facts);
    costs.set(key, cost, weightOf('text', key));
    return cost;
  };
}

/** Numbers what costs are counted by: another register, or other sizes, get another number. */
function countingNumbers(): (costing: Costing) => number {
  let last: Costing | undefined;
  let number = 0;
  return (costing) => {
    const isSame = last?.register === costing.register && last.sizes === costing.sizes;
    if (!isSame) number += 1;
    last = costing;
    return number;
  };
}
