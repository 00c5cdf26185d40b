import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';

/**
 * Calls `forget` when the page is left: browsers keep a page that was left whole, and its Back
 * button shows it again, to anyone who sits there then. What was shown once must be gone before
 * that.
 */
export function useForgetting(forget: () => void): void {
  const onLeaving = useEffectEvent(() => flushSync(forget));
  useEffect(() => {
    const leaving = () => onLeaving();
    addEventListener('pagehide', leaving);
    return () => removeEventListener('pagehide', leaving);
  }, []);
}
