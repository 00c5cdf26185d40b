import { LRUCache } from 'lru-cache';

/**
 * A cache with weighted entries; the least recently used ones are evicted when its budget is full.
 */
export interface WeightedCache<Value> {
  get(key: string): Value | undefined;
  /**
   * Stores a value of this many bytes; a value larger than a quarter of the budget is not stored.
   */
  set(key: string, value: Value, bytes: number): void;
}

/** Statistics of the caches with one name. */
export interface CacheCounts {
  readonly name: string;
  readonly entries: number;
  readonly bytes: number;
  readonly hits: number;
  readonly misses: number;
}

/** A budget of bytes shared by several caches. */
export interface MemoryBudget {
  readonly maxBytes: number;
  /** A new cache within the budget; caches of one name are counted together. */
  cache<Value>(name: string): WeightedCache<Value>;
  /** Creates a group of caches that are closed together. */
  branch(): BudgetBranch;
  /** Bytes of all caches. */
  bytes(): number;
  counts(): ReadonlyArray<CacheCounts>;
}

/** A group of caches that are closed together. */
export interface BudgetBranch extends MemoryBudget {
  /** Drops all entries of its caches. */
  close(): void;
}

/** Default budget of a process: 128 MiB. */
export const DEFAULT_BUDGET_BYTES = 128 * 1024 * 1024;

/**
 * A budget shared by all caches of a process: frequent entries of one cache evict unused entries of
 * another.
 */
export function memoryBudget(maxBytes: number = DEFAULT_BUDGET_BYTES): MemoryBudget {
  const held = new LRUCache<Held, Held>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 4),
    dispose: ({ drop }) => {
      drop();
    },
  });
  return new Branch(maxBytes, held, new Set());
}

/** The budget's handle on a cache entry: how the cache drops it. */
interface Held {
  readonly drop: () => void;
}

class Branch implements BudgetBranch {
  private readonly own = new Set<KeptCache<unknown>>();

  constructor(
    readonly maxBytes: number,
    private readonly held: LRUCache<Held, Held>,
    private readonly all: Set<KeptCache<unknown>>,
  ) {}

  cache<Value>(name: string): WeightedCache<Value> {
    const cache = new KeptCache<Value>(name, this.held);
    this.own.add(cache);
    this.all.add(cache);
    return cache;
  }

  branch(): BudgetBranch {
    return new Branch(this.maxBytes, this.held, this.all);
  }

  bytes(): number {
    return this.held.calculatedSize;
  }

  counts(): ReadonlyArray<CacheCounts> {
    const sums = new Map<string, CacheCounts>();
    for (const cache of this.all) {
      const counts = cache.counts();
      const before = sums.get(cache.name);
      sums.set(cache.name, before ? added(before, counts) : counts);
    }
    return [...sums.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  close(): void {
    for (const cache of this.own) {
      cache.clear();
      this.all.delete(cache);
    }
    this.own.clear();
  }
}

/** A stored value; it is its own key in the budget, so that no text is hashed a second time. */
interface Entry<Value> extends Held {
  readonly value: Value;
}

class KeptCache<Value> implements WeightedCache<Value> {
  private readonly entries = new Map<string, Entry<Value>>();
  private bytes = 0;
  private hits = 0;
  private misses = 0;

  constructor(
    readonly name: string,
    private readonly held: LRUCache<Held, Held>,
  ) {}

  get(key: string): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      this.misses += 1;
      return undefined;
    }
    this.hits += 1;
    this.held.get(entry); // Counts as a use.
    return entry.value;
  }

  set(key: string, value: Value, bytes: number): void {
    const size = Math.max(1, Math.ceil(bytes));
    const previous = this.entries.get(key);
    if (previous) this.held.delete(previous);
    if (size > this.held.maxEntrySize) return;
    const drop = () => {
      this.entries.delete(key);
      this.bytes -= size;
    };
    const entry = { value, drop };
    this.entries.set(key, entry);
    this.bytes += size;
    this.held.set(entry, entry, { size });
  }

  clear(): void {
    for (const entry of [...this.entries.values()]) this.held.delete(entry);
  }

  counts(): CacheCounts {
    const { name, bytes, hits, misses, entries } = this;
    return { name, entries: entries.size, bytes, hits, misses };
  }
}

function added(one: CacheCounts, other: CacheCounts): CacheCounts {
  return {
    name: one.name,
    entries: one.entries + other.entries,
    bytes: one.bytes + other.bytes,
    hits: one.hits + other.hits,
    misses: one.misses + other.misses,
  };
}
