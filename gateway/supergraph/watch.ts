import { stat } from 'node:fs/promises';

/** Stops watching. */
type StopWatching = () => void;

/** Options of watching. */
interface WatchOptions {
  /** Interval between checks, ms; half a second by default. */
  readonly intervalMs?: number;
}

/**
 * Calls `onChange` when any of the files has changed and then stayed unchanged for one check.
 * Files are polled, because events miss a file that is replaced by rename or is on a network drive.
 * A file that is missing for a moment (between a delete and a rename) is not a change until it
 * exists again. The timer does not prevent the process from exiting.
 */
export async function watchFiles(
  paths: ReadonlyArray<string>,
  onChange: () => void,
  options: WatchOptions = {},
): Promise<StopWatching> {
  let reported = await marksOf(paths);
  let seen = reported;
  let isLooking = false;
  const look = async () => {
    const current = await marksOf(paths);
    const isSettled = current === seen;
    seen = current;
    if (!isSettled || current === reported || current.includes(MISSING)) return;
    reported = current;
    onChange();
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  }, options.intervalMs ?? 500);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

const MISSING = 'missing';

async function marksOf(paths: ReadonlyArray<string>): Promise<string> {
  return (await Promise.all(paths.map(markOf))).join('\n');
}

async function markOf(path: string): Promise<string> {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch {
    return MISSING;
  }
}
