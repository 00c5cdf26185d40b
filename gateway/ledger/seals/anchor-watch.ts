import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import type { Head } from '../chain/chain';
import type { Fault } from '../chain/faults';
import { isHeadSigned, type SignedHead } from './signed-statements';

/** A fault, and the entry where it is. */
export interface PlacedFault {
  readonly sequence: number;
  readonly fault: Fault;
}

/** Compares anchors with a chain while it is walked. */
export interface AnchorWatch {
  /** Processes the next entry; entries come in the order of their places. */
  pass(head: Head): void;
  /**
   * The first fault of the anchors up to here and, if the chain `hasEnded`, of those beyond.
   * Anchors from before a cut that was acknowledged are no longer faults.
   */
  fault(acknowledgedAt: string, hasEnded: boolean): PlacedFault | null;
  /** Anchors that agreed. */
  passed(): number;
}

/** Creates a watch for these anchors. */
export function anchorWatch(anchors: ReadonlyArray<SignedHead>, keys: TrustedKeys): AnchorWatch {
  const waiting = anchors.toSorted((left, right) => left.sequence - right.sequence);
  const contradicted: SignedHead[] = [];
  let next = 0;
  let passed = 0;
  let last = 0;
  const isTrusted = (anchor: SignedHead) => {
    const key = keys.get(anchor.kid);
    return key !== undefined && isHeadSigned(anchor, key);
  };
  return {
    pass: (head) => {
      last = head.sequence;
      for (let one = waiting[next]; one && one.sequence <= head.sequence; one = waiting[next]) {
        next += 1;
        if (one.sequence < head.sequence) continue; // What was moved out is not walked.
        if (isTrusted(one) && one.hash === head.hash) passed += 1;
        else contradicted.push(one);
      }
    },
    fault: (acknowledgedAt, hasEnded) => {
      const faults = contradicted.flatMap((anchor): PlacedFault[] => {
        if (!isTrusted(anchor)) return [{ sequence: anchor.sequence, fault: 'ANCHOR_UNTRUSTED' }];
        if (anchor.at <= acknowledgedAt) return [];
        return [{ sequence: anchor.sequence, fault: 'ANCHOR_DIFFERS' }];
      });
      if (faults[0] || !hasEnded) return faults[0] ?? null;
      const beyond = waiting.slice(next);
      const known = beyond.filter(isTrusted);
      if (known.some(({ at }) => at > acknowledgedAt))
        return { sequence: last + 1, fault: 'TAIL_CUT' };
      return known.length < beyond.length ? { sequence: last, fault: 'ANCHOR_UNTRUSTED' } : null;
    },
    passed: () => passed,
  };
}
