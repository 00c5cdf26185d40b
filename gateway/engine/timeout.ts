import { absence } from './absence';
import type { Link, LinkAnswer } from './link';

/** The same link, which answers DEPARTMENT_TIMEOUT after so long and lets go of the request. */
export function withTimeout(link: Link, timeoutMs: number): Link {
  return {
    ...link,
    fetch: (request) => {
      const abort = new AbortController();
      const giveUp = () => {
        abort.abort();
      };
      return new Promise<LinkAnswer>((resolve, reject) => {
        const timer = setTimeout(() => {
          resolve(absence('DEPARTMENT_TIMEOUT', link, request));
          giveUp();
        }, timeoutMs);
        request.signal.addEventListener('abort', giveUp, { once: true });
        void link
          .fetch({ ...request, signal: abort.signal })
          .then(resolve, reject)
          .finally(() => {
            clearTimeout(timer);
            request.signal.removeEventListener('abort', giveUp);
          });
      });
    },
  };
}
