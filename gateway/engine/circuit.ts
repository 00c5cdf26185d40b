import type { CircuitReport } from './link';

/** Whether a department is asked, by what became of the requests before. */
export interface Circuit {
  report(): CircuitReport;
  /** A number for a request that may be made; null if none may. */
  begin(): number | null;
  /** How the request of this number ended; whether the circuit has opened by it. */
  end(request: number, outcome: Outcome): boolean;
  /** Whether the department said that it is well; it may then be tried. */
  probed(isWell: boolean): void;
  /** After how long it is to be asked again whether it is well, ms: growing, and never twice the same. */
  probeAfterMs(): number;
}

/** How a request of a department ended; `LET_GO`: nobody waited for it any more, so nothing is known. */
export type Outcome = 'ANSWERED' | 'FAILED' | 'TIMED_OUT' | 'LET_GO';

/** What a circuit rests on. */
export interface CircuitContext {
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** So many failures in a row open the circuit: one may be an accident. */
const FAILURES = 3;
const FIRST_PROBE_MS = 2000;
const LAST_PROBE_MS = 10_000;

/**
 * A closed circuit. One request that timed out opens it, unless the department answered another one
 * meanwhile: slow is not hung. So do three failures without an answer between them. While it is open
 * nothing is asked; once the department says that it is well, one request is let through, and its end
 * closes the circuit or opens it again.
 */
export function circuit({ now, random }: CircuitContext): Circuit {
  let state: CircuitReport['state'] = 'CLOSED';
  let since: string | null = null;
  let trial: number | null = null;
  let [requests, answeredUpTo, failures] = [0, 0, 0]; // Numbers up to the second were asked before the last answer.
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
      if (state !== 'CLOSED') return false; // It was asked before the circuit opened.
      failures += 1;
      return isDown(outcome, failures, request <= answeredUpTo) ? open() : false;
    },
    probed: (isWell) => {
      if (isWell && state === 'OPEN') state = 'HALF_OPEN';
    },
    probeAfterMs: pauses.next,
  };
}

/** Slow is not hung, and one failure is none. */
function isDown(outcome: Outcome, failures: number, hasAnsweredSince: boolean): boolean {
  return outcome === 'TIMED_OUT' ? !hasAnsweredSince : failures >= FAILURES;
}

/** Pauses that double up to a longest one, each shortened by up to a half at random. */
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
