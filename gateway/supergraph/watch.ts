import { stat } from 'node:fs/promises';

/** Stops watching. */
type StopWatching = () => void;

/** How files are watched. */
interface WatchOptions {
  /** How often they are looked at; every half second unless given. */
  readonly intervalMs?: number;
}

/**
 * Calls `onChange` when any of the files has changed and then stayed the same for one look.
 *
 * It looks instead of listening: events miss a file that is replaced by rename or lies on a network
 * drive. A file that is missing for a moment (between a delete and a rename) is no change until
 * something is there again. The timer keeps no process alive.
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
