import { absence, isAbsence, isTimeout } from './absence';
import { circuit, type Circuit, type CircuitContext, type Outcome } from './circuit';
import type { CircuitReport, Link, LinkAnswer, LinkRequest } from './link';

/** Dependencies of a breaker. */
export interface BreakerContext extends CircuitContext {
  /** Runs a function after a delay; the returned function cancels it. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Called when the circuit opens or closes; for the log. */
  readonly onChange?: (report: CircuitReport) => void;
}

/** Dependencies of a breaker of a running gateway. */
export const SYSTEM_BREAKER: BreakerContext = {
  now: () => new Date(),
  random: Math.random,
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/**
 * The same link, but it sends no request to a department that is known to answer nobody: its fields
 * are DEPARTMENT_UNAVAILABLE at once, with the moment since which it has been so. Health probes run
 * in the background, so no caller waits for them; when a probe fails, reads that are still waiting
 * for the department end too. Each gateway process has its own breakers.
 */
export function withBreaker(link: Link, input: BreakerContext = SYSTEM_BREAKER): Link {
  const breaker = circuit(input);
  const waiting = new Set<() => void>();
  const prober = probing(link, { breaker, input, endWaiting: () => [...waiting].forEach(call) });
  const changed = changeReporter(breaker, input);
  const unavailable = (request: LinkRequest) => {
    const since = breaker.report().since ?? input.now().toISOString();
    return absence('DEPARTMENT_UNAVAILABLE', { department: link.department, since }, request);
  };
  const ended = (number: number, outcome: Outcome) => {
    if (breaker.end(number, outcome)) prober.start();
    changed();
  };
  return {
    ...link,
    fetch: async (request) => {
      const number = breaker.begin();
      if (number === null) return unavailable(request);
      const answer = await untilGivenUp(link, request, waiting);
      ended(number, answer ? outcomeOf(answer, request) : 'LET_GO');
      return answer ?? unavailable(request);
    },
    report: () => ({ ...link.report?.(), circuit: breaker.report() }),
    close: async () => {
      prober.stop();
      await link.close();
    },
  };
}

function call(end: () => void): void {
  end();
}

function outcomeOf(answer: LinkAnswer, { signal }: LinkRequest): Outcome {
  // A department that reports a wrong clock has answered.
  if (!isAbsence(answer) || answer.errors?.[0]?.extensions?.['because']) return 'ANSWERED';
  if (isTimeout(answer)) return 'TIMED_OUT';
  return signal.aborted ? 'LET_GO' : 'FAILED';
}

/**
 * The answer; undefined if the request was abandoned first. A mutation is always waited for,
 * because it may have changed something.
 */
function untilGivenUp(
  link: Link,
  request: LinkRequest,
  waiting: Set<() => void>,
): Promise<LinkAnswer | undefined> {
  if (request.query.startsWith('mutation')) return link.fetch(request);
  return new Promise((resolve, reject) => {
    const abort = link.ignoresSignal ? null : new AbortController();
    const giveUp = () => {
      resolve(undefined);
      abort?.abort();
    };
    waiting.add(giveUp);
    const asked = abort
      ? { ...request, signal: AbortSignal.any([request.signal, abort.signal]) }
      : request;
    void link
      .fetch(asked)
      .then(resolve, reject)
      .finally(() => waiting.delete(giveUp));
  });
}

interface Probing {
  readonly breaker: Circuit;
  readonly input: BreakerContext;
  /** Ends the reads that wait for an unhealthy department. */
  readonly endWaiting: () => void;
}

/**
 * Probes a department whose circuit is open. The first probe is immediate, because callers wait; a
 * trial follows only after a pause, because a department whose database hangs still reports
 * healthy.
 */
function probing(link: Link, { breaker, input, endWaiting }: Probing) {
  let callOff: () => void = () => undefined;
  let hasStopped = false;
  const isWell = async () => {
    const answers = await link.isReady().catch(() => false);
    if (!answers) endWaiting();
    return answers;
  };
  const later = () => {
    callOff();
    if (!hasStopped) callOff = input.after(breaker.probeAfterMs(), () => void probe());
  };
  const probe = async () => {
    breaker.probed(await isWell());
    if (breaker.report().state === 'OPEN') later();
  };
  return {
    start: () => {
      later();
      void isWell();
    },
    stop: () => {
      hasStopped = true;
      callOff();
    },
  };
}

function changeReporter(breaker: Circuit, { onChange }: BreakerContext): () => void {
  let last = breaker.report().state;
  return () => {
    const report = breaker.report();
    if (report.state !== last && report.state !== 'HALF_OPEN') onChange?.(report);
    last = report.state;
  };
}
