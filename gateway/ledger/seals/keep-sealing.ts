import type { Seal } from './signed-statements';
import type { Sealer } from './seal';

/** How often to check whether a segment is due, and who is notified. */
export interface SealKeeping {
  readonly everyMs: number;
  readonly onSealed: (seal: Seal) => void;
  readonly onFailure: (cause: unknown) => void;
}

/** Seals segments as they become due, until the returned function is called. */
export function keepSealing(
  sealer: Sealer,
  { everyMs, onSealed, onFailure }: SealKeeping,
): () => void {
  let isAtWork = false;
  const timer = setInterval(() => {
    if (isAtWork) return;
    isAtWork = true;
    sealer
      .sealIfDue()
      .then((seal) => {
        if (seal) onSealed(seal);
      })
      .catch(onFailure)
      .finally(() => {
        isAtWork = false;
      });
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
