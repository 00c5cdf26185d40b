import type { Engine } from '../engine/engine';

/** Which departments answer. */
interface Readiness {
  /** `ready` when all of them do. */
  readonly status: 'ready' | 'degraded';
  readonly departments: Readonly<Record<string, 'up' | 'down'>>;
}

/** Asks every department of the supergraph in use; callers who come meanwhile share one round. */
export function readiness(engine: Engine): () => Promise<Readiness> {
  let round: Promise<Readiness> | undefined;
  return () => {
    round ??= ask(engine).finally(() => {
      round = undefined;
    });
    return round;
  };
}

async function ask(engine: Engine): Promise<Readiness> {
  const states = await Promise.all(
    engine.links().map(async ({ department, isReady }) => {
      const isUp = await isReady().catch(() => false);
      return [department, isUp ? 'up' : 'down'] as const;
    }),
  );
  const isDegraded = states.some(([, state]) => state === 'down');
  return { status: isDegraded ? 'degraded' : 'ready', departments: Object.fromEntries(states) };
}
