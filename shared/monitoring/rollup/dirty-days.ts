import type { Transaction } from '../../data/database';
import { markDirty } from '../ingest/derived';
import type { StoredObservation } from '../ingest/observation-copy';

/** A day of a network, of one series. */
type SeriesOfDay = Pick<StoredObservation, 'seriesId' | 'day'>;

interface Waiting {
  /** The day added last: most files go through a day hour by hour. */
  newest: number;
  readonly days: Set<number>;
}

/** Days waiting to be queued beyond which they are queued before the end of the import. */
const MOST_WAITING = 200_000;

/**
 * The days whose roll-ups an import changes. Each is queued once for all its hours, at the end of
 * the import; a long one queues them by so many together, so that it needs no more memory.
 */
export class DirtyDays {
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  constructor(
    private readonly transaction: Transaction,
    private readonly schema: string,
    private readonly mostWaiting = MOST_WAITING,
  ) {}

  async add(rows: ReadonlyArray<SeriesOfDay>): Promise<void> {
    for (const { seriesId, day } of rows) {
      const known = this.waiting.get(seriesId);
      if (known?.newest === day) continue;
      if (!known) this.waiting.set(seriesId, { newest: day, days: new Set([day]) });
      else if (known.days.has(day)) continue;
      else known.days.add((known.newest = day));
      this.count += 1;
    }
    if (this.count >= this.mostWaiting) await this.queue();
  }

  /** Queues what waits, ordered by series and day, so that two imports do not deadlock. */
  async queue(): Promise<void> {
    const series = [...this.waiting].sort(([a], [b]) => a - b);
    const days = series.flatMap(([seriesId, { days: ofSeries }]) =>
      [...ofSeries].sort((a, b) => a - b).map((day) => ({ seriesId, day })),
    );
    this.waiting.clear();
    this.count = 0;
    if (days.length > 0) await markDirty(this.transaction, this.schema, days);
  }
}
