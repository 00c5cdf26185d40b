/**
 * Runs a task now and repeatedly, never twice at once, while the process runs. The returned function
 * ends it, and waits for a task in progress. Without `onFault`, the task must not reject.
 */
export function every(
  intervalMs: number,
  work: () => Promise<unknown>,
  onFault?: (fault: unknown) => void,
): () => Promise<void> {
  let atWork: Promise<unknown> | null = null;
  const begin = () => {
    atWork ??= work()
      .catch(onFault)
      .finally(() => {
        atWork = null;
      });
  };
  begin();
  const timer = setInterval(begin, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await atWork;
  };
}
