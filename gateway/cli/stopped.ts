import { once } from 'node:events';

/** Resolves when the process is asked to stop. */
export async function stopped(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
}

/** Closes a server, but waits no longer than this for the requests in progress. */
export async function drained(server: { close(): Promise<void> }, drainMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, drainMs);
  });
  await Promise.race([server.close(), limit]);
  clearTimeout(timer);
}
