import type { BegunRequest } from './begun-request';
import type { GatewayAnswer } from './engine/execute-plan';
import type { RequestScope } from './request-scope';
import type { Admitted } from './sharing/admit-to-audit';
import { wantsTiming } from './timing';
import type { SharedOperation } from '../shared/sharing/sharer';

/** Executes a request, or takes part in an equal execution that is under way. */
export type ShareExecution = (
  begun: BegunRequest,
  admitted: Admitted,
  execute: (begun: BegunRequest) => Promise<GatewayAnswer>,
) => Promise<GatewayAnswer>;

/**
 * Lets equal queries of the public that are in flight at the same time share one execution, as on a
 * page that many open at once. Equal is the operation, what of it is open, the row limits, the
 * state of sharing and the variables; each request is counted, and none of them is recorded. It is
 * abandoned when all its callers have gone away.
 */
export function sharedExecutions(): ShareExecution {
  const underWay = new WeakMap<SharedOperation, Map<string, Execution>>();
  return (begun, admitted, execute) => {
    if (!mayShare(begun, admitted)) return execute(begun);
    const { shared } = admitted;
    const executions = underWay.get(shared) ?? new Map<string, Execution>();
    underWay.set(shared, executions);
    const key = keyOf(begun, admitted);
    const known = executions.get(key);
    if (known && !known.isAbandoned) return known.join(begun.request.context);
    const execution = new Execution(begun, execute, () => {
      if (executions.get(key) === execution) executions.delete(key);
    });
    executions.set(key, execution);
    return execution.join(begun.request.context);
  };
}

/** An answer that is cut is repaired in place, and one with times has its own. */
function mayShare({ request, prepared }: BegunRequest, { shared, record }: Admitted): boolean {
  const { access } = request.context;
  const isQuery = prepared.operation.facts.operation.operation === 'query';
  const isWhole = !shared.text && !prepared.operation.introspection;
  const isPlain = !wantsTiming(request.request.extensions);
  return access.caller.kind === 'NOBODY' && record === null && isQuery && isWhole && isPlain;
}

function keyOf({ request, prepared }: BegunRequest, { shared, access }: Admitted): string {
  const limits = shared.ids.map((id) => access.limitsOf(id));
  const { takesTexts = false } = request;
  return JSON.stringify([access.moment, access.isFresh, limits, takesTexts, prepared.variables]);
}

/** One execution, and how many callers still wait for it. */
class Execution {
  private readonly abort = new AbortController();
  private readonly answer: Promise<GatewayAnswer>;
  private waiting = 0;

  constructor(
    { request, ...begun }: BegunRequest,
    execute: (begun: BegunRequest) => Promise<GatewayAnswer>,
    onEnd: () => void,
  ) {
    const context = { ...request.context, signal: this.abort.signal };
    this.answer = execute({ ...begun, request: { ...request, context } }).finally(onEnd);
  }

  get isAbandoned(): boolean {
    return this.abort.signal.aborted;
  }

  async join({ signal }: RequestScope): Promise<GatewayAnswer> {
    const leave = () => {
      this.waiting -= 1;
      if (this.waiting === 0) this.abort.abort();
    };
    this.waiting += 1;
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      return await this.answer;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}
