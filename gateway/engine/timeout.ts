import { absence } from './absence';
import type { Link, LinkAnswer } from './link';

/** Wraps a link so that it answers DEPARTMENT_TIMEOUT after this time and releases the request. */
export function withTimeout(link: Link, timeoutMs: number): Link {
  return {
    ...link,
    fetch: (request) => {
      const abort = link.ignoresSignal ? null : new AbortController();
      const giveUp = () => {
        abort?.abort();
      };
      return new Promise<LinkAnswer>((resolve, reject) => {
        const timer = setTimeout(() => {
          resolve(absence('DEPARTMENT_TIMEOUT', link, request));
          giveUp();
        }, timeoutMs);
        if (abort) request.signal.addEventListener('abort', giveUp, { once: true });
        void link
          .fetch(abort ? { ...request, signal: abort.signal } : request)
          .then(resolve, reject)
          .finally(() => {
            clearTimeout(timer);
            if (abort) request.signal.removeEventListener('abort', giveUp);
          });
      });
    },
  };
}
