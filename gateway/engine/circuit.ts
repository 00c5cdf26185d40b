import type { CircuitReport } from './link';

/** Decides from the outcome of earlier requests whether a department is asked. */
export interface Circuit {
  report(): CircuitReport;
  /** A number for a request that may be made; null if no request may be made. */
  begin(): number | null;
  /** Records how the request of this number ended; returns whether that opened the circuit. */
  end(request: number, outcome: Outcome): boolean;
  /**
   * Records whether the department reported itself healthy; if so, one trial request may follow.
   */
  probed(isWell: boolean): void;
  /** How long to wait before the next health probe, ms: growing, with jitter. */
  probeAfterMs(): number;
}

/**
 * How a request to a department ended; `LET_GO`: its caller stopped waiting, so nothing is known.
 */
export type Outcome = 'ANSWERED' | 'FAILED' | 'TIMED_OUT' | 'LET_GO';

/** Dependencies of a circuit. */
export interface CircuitContext {
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** This many failures in a row open the circuit: a single one may be an accident. */
const FAILURES = 3;
const FIRST_PROBE_MS = 2000;
const LAST_PROBE_MS = 10_000;

/**
 * Creates a closed circuit. A request that times out opens it, unless the department answered
 * another one meanwhile: slow is not hung. Three failures without an answer between them open it
 * too. While it is open, no requests are sent; once the department reports itself healthy, one
 * trial request is sent, whose outcome closes the circuit or opens it again.
 */
export function circuit({ now, random }: CircuitContext): Circuit {
  let state: CircuitReport['state'] = 'CLOSED';
  let since: string | null = null;
  let trial: number | null = null;
  let [requests, answeredUpTo, failures] = [0, 0, 0]; // `answeredUpTo`: sent before the last answer.
  const pauses = growingPauses(random);
  const open = () => {
    [state, since] = ['OPEN', since ?? now().toISOString()];
    return true;
  };
  const close = () => {
    answeredUpTo = requests;
    [state, since, failures] = ['CLOSED', null, 0];
    pauses.restart();
    return false;
  };
  return {
    report: () => ({ state, since }),
    begin: () => {
      if (state === 'OPEN' || trial !== null) return null;
      requests += 1;
      if (state === 'HALF_OPEN') trial = requests;
      return requests;
    },
    end: (request, outcome) => {
      const wasTrial = trial === request;
      if (wasTrial) trial = null;
      if (outcome === 'LET_GO') return false;
      if (outcome === 'ANSWERED') return close();
      if (wasTrial) return open();
      if (state !== 'CLOSED') return false; // It was sent before the circuit opened.
      failures += 1;
      return isDown(outcome, failures, request <= answeredUpTo) ? open() : false;
    },
    probed: (isWell) => {
      if (isWell && state === 'OPEN') state = 'HALF_OPEN';
    },
    probeAfterMs: pauses.next,
  };
}

/** Slow is not hung, and one failure may be an accident. */
function isDown(outcome: Outcome, failures: number, hasAnsweredSince: boolean): boolean {
  return outcome === 'TIMED_OUT' ? !hasAnsweredSince : failures >= FAILURES;
}

/** Pauses that double up to a maximum, each shortened at random by up to half. */
function growingPauses(random: () => number) {
  let count = 0;
  return {
    next: () => {
      const longest = Math.min(LAST_PROBE_MS, FIRST_PROBE_MS * 2 ** count);
      count += 1;
      return Math.round(longest * (0.5 + random() / 2));
    },
    restart: () => {
      count = 0;
    },
  };
}
