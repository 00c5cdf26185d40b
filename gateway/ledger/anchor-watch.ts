import type { TrustedKeys } from '../../shared/identity/gateway-keys';
import type { Head } from './chain';
import type { Fault } from './faults';
import { isHeadSigned, type SignedHead } from './signed-statements';

/** Holds anchors against a chain while it is walked. */
export interface AnchorWatch {
  /** The fault of the anchors of this place; null where they agree. Places come in their order. */
  faultAt(head: Head): Fault | null;
  /** The fault of the anchors beyond the last place; null where there are none. */
  faultBeyond(): Fault | null;
  /** Anchors that agreed. */
  passed(): number;
}

/** Watches for what these anchors know. */
export function anchorWatch(anchors: ReadonlyArray<SignedHead>, keys: TrustedKeys): AnchorWatch {
  const waiting = anchors.toSorted((left, right) => left.sequence - right.sequence);
  let passed = 0;
  const isTrusted = (anchor: SignedHead) => {
    const key = keys.get(anchor.kid);
    return key !== undefined && isHeadSigned(anchor, key);
  };
  const faultOf = (anchor: SignedHead, head: Head): Fault | null => {
    if (!isTrusted(anchor)) return 'ANCHOR_UNTRUSTED';
    return anchor.hash === head.hash ? null : 'ANCHOR_DIFFERS';
  };
  return {
    faultAt: (head) => {
      for (let next = waiting[passed]; next?.sequence === head.sequence; next = waiting[passed]) {
        const fault = faultOf(next, head);
        if (fault) return fault;
        passed += 1;
      }
      return null;
    },
    faultBeyond: () => {
      const beyond = waiting.slice(passed);
      if (beyond.some(isTrusted)) return 'TAIL_CUT';
      return beyond.length > 0 ? 'ANCHOR_UNTRUSTED' : null;
    },
    passed: () => passed,
  };
}
