/** A cache of values that are valid for a short time. */
export interface BriefCache<Value> {
  /** The value for a key, loaded again once it is too old; concurrent callers share one load. */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  clear(key: string): void;
}

/** How long values are valid, and how many are cached. */
interface BriefCacheOptions {
  readonly lifeMs: number;
  readonly capacity: number;
  readonly now: () => Date;
}

interface Entry<Value> {
  readonly bornMs: number;
  readonly value: Promise<Value>;
}

/** Creates a cache that evicts the oldest values first; failures are not cached. */
export function briefCache<Value>({ lifeMs, capacity, now }: BriefCacheOptions): BriefCache<Value> {
  const entries = new Map<string, Entry<Value>>();
  const get = (key: string, load: () => Promise<Value>): Promise<Value> => {
    const nowMs = now().getTime();
    const known = entries.get(key);
    if (known && Math.abs(nowMs - known.bornMs) < lifeMs) return known.value;
    entries.delete(key);
    const entry = { bornMs: nowMs, value: load() };
    entries.set(key, entry);
    entry.value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    const [oldest] = entries.keys();
    if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
    return entry.value;
  };
  return { get, clear: (key) => void entries.delete(key) };
}
