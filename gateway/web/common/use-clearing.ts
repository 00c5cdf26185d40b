import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';

/**
 * Calls `forget` when the page is left. Browsers cache the whole page, and the Back button would
 * show it to anyone who uses the browser next, so data that are shown only once must be cleared
 * before.
 */
export function useForgetting(forget: () => void): void {
  const onLeaving = useEffectEvent(() => flushSync(forget));
  useEffect(() => {
    const leaving = () => onLeaving();
    addEventListener('pagehide', leaving);
    return () => removeEventListener('pagehide', leaving);
  }, []);
}
