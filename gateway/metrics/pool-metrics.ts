import { Gauge, type Registry } from 'prom-client';
import type { PoolCounts } from '../../shared/data/sessions/pool-counts';

/** Measures the connections to PostgreSQL of this process, when they are asked for. */
export function poolMetrics(registers: Registry[], counts: () => ReadonlyArray<PoolCounts>): void {
  new Gauge({
    name: 'rivergate_connections',
    help: 'Open connections to PostgreSQL, in use or idle; `all` departments if a pool does not tell them apart',
    labelNames: ['pool', 'department', 'state'],
    registers,
    collect() {
      this.reset();
      for (const one of counts())
        for (const state of ['used', 'idle'] as const)
          this.set({ ...labelsOf(one), state }, one[state]);
    },
  });
  for (const [of, help] of Object.entries(WAITING) as [keyof typeof WAITING, string][])
    new Gauge({
      ...{ name: `rivergate_connections_${of}`, help, labelNames: LABELS, registers },
      collect() {
        this.reset();
        for (const one of counts()) this.set(labelsOf(one), one[of]);
      },
    });
}

const LABELS = ['pool', 'department'] as const;

const WAITING = {
  waiting: 'Statements or transactions that wait for a connection',
  refused:
    'Statements refused since the start: too many waited, or no connection became free in time',
} as const satisfies Partial<Record<keyof PoolCounts, string>>;

function labelsOf({ pool, department }: PoolCounts) {
  return { pool, department: department ?? 'all' };
}
