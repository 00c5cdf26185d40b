/**
 * Creates a function that answers true at most so many times a second, and for one second's worth
 * at once after a quiet time.
 */
export function perSecond(limit: number, nowMs: () => number): () => boolean {
  let left = limit;
  let sinceMs = nowMs();
  return () => {
    const atMs = nowMs();
    left = Math.min(limit, left + ((atMs - sinceMs) / 1000) * limit);
    sinceMs = atMs;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
