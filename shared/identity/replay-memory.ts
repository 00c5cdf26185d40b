/** Remembers which request ids were seen, for as long as one of them could still be accepted. */
export interface ReplayMemory {
  /** True the first time an id comes, false ever after until it has expired. */
  isFirst(jti: string, expiresAtMs: number, nowMs: number): boolean;
}

/**
 * A memory of at most `capacity` ids.
 *
 * When it is full of ids that are still alive it forgets none of them: a new id is then taken for
 * known, so that a flood can refuse requests but never replay one.
 */
export function replayMemory(capacity = 100_000): ReplayMemory {
  const expiries = new Map<string, number>();
  return {
    isFirst: (jti, expiresAtMs, nowMs) => {
      // Lifetimes are all alike, so the oldest insertion is the first to expire.
      for (const [known, expiry] of expiries) {
        if (expiry > nowMs) break;
        expiries.delete(known);
      }
      if (expiries.has(jti) || expiries.size >= capacity) return false;
      expiries.set(jti, expiresAtMs);
      return true;
    },
  };
}
