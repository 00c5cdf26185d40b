import { absence } from './absence';
import type { Link, LinkAnswer, LinkRequest } from './link';

/** Wraps a link so that it answers DEPARTMENT_TIMEOUT after this time and releases the request. */
export function withTimeout(link: Link, timeoutMs: number): Link {
  return {
    ...link,
    fetch: (request) => {
      if (link.ignoresSignal) return inTime(link, request, timeoutMs);
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

function inTime(link: Link, request: LinkRequest, timeoutMs: number): Promise<LinkAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(absence('DEPARTMENT_TIMEOUT', link, request));
    }, timeoutMs);
    const answered = (answer: LinkAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    link.fetch(request).then(answered, (fault: unknown) => {
      clearTimeout(timer);
      reject(fault as Error); // Passed on as it came.
    });
  });
}
