import { absence, isAbsence, isTimeout } from './absence';
import { circuit, type Circuit, type CircuitContext, type Outcome } from './circuit';
import type { CircuitReport, Link, LinkAnswer, LinkRequest } from './link';

/** Dependencies of a breaker. */
export interface BreakerContext extends CircuitContext {
  /** Does something after so long; the returned function cancels it. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Hears that the circuit opened or closed; for the log. */
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
 * The same link, which asks nothing of a department that is known to answer nobody: its fields are
 * DEPARTMENT_UNAVAILABLE at once, with the moment since when. The department is asked in the background
 * whether it is well, so that no caller waits for it; where it is not, the reads that wait for it still
 * end too. One breaker is of one gateway process.
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
  // A department that says that its clock is wrong has answered.
  if (!isAbsence(answer) || answer.errors?.[0]?.extensions?.['because']) return 'ANSWERED';
  if (isTimeout(answer)) return 'TIMED_OUT';
  return signal.aborted ? 'LET_GO' : 'FAILED';
}

/** The answer; undefined where the request was given up first. What a mutation did must be waited for. */
function untilGivenUp(
  link: Link,
  request: LinkRequest,
  waiting: Set<() => void>,
): Promise<LinkAnswer | undefined> {
  if (request.query.startsWith('mutation')) return link.fetch(request);
  return new Promise((resolve, reject) => {
    const abort = new AbortController();
    const signal = AbortSignal.any([request.signal, abort.signal]);
    const giveUp = () => {
      resolve(undefined);
      abort.abort();
    };
    waiting.add(giveUp);
    void link
      .fetch({ ...request, signal })
      .then(resolve, reject)
      .finally(() => waiting.delete(giveUp));
  });
}

interface Probing {
  readonly breaker: Circuit;
  readonly input: BreakerContext;
  /** Ends what waits for a department that is not well. */
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
