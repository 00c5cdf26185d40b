import type { Engine } from '../engine/engine';
import type { LinkReport } from '../engine/link';
import { linkReports } from './link-reports';

/** Dependencies of a gateway other than departments, each with its check. */
export interface GatewayParts {
  /** Whether the sharing state is up to date. */
  readonly sharing: () => Promise<boolean>;
  /** Whether the audit log can be written. */
  readonly record: () => Promise<boolean>;
}

type Part = 'up' | 'down';

/** Which checks succeeded. */
interface Readiness extends Partial<Record<keyof GatewayParts, Part>> {
  /**
   * `ready` if all checks succeed; `degraded` if some departments do not answer, which affects only
   * their own fields, or have let roll-ups wait too long, which makes their sums out of date;
   * `unready` if another gateway would serve better: a part of this one is down, or it reaches no
   * department.
   */
  readonly status: 'ready' | 'degraded' | 'unready';
  readonly departments: Readonly<Record<string, Part>>;
  /** Warnings for an operator before anything fails; absent if there are none. */
  readonly warnings?: ReadonlyArray<string>;
  /**
   * Clock offsets, states of circuits and queues of roll-ups, of the departments for which one of
   * these is known; absent if none is.
   */
  readonly links?: Readonly<Record<string, LinkReport>>;
}

/**
 * Checks every department of the supergraph in use and all other dependencies; callers that arrive
 * meanwhile share one round.
 */
export function readiness(
  engine: Engine,
  parts: Partial<GatewayParts> = {},
  warnings: () => ReadonlyArray<string> = () => [],
): () => Promise<Readiness> {
  let round: Promise<Readiness> | undefined;
  return () => {
    round ??= ask(engine, parts).finally(() => {
      round = undefined;
    });
    return round.then((state) =>
      warnings().length > 0 ? { ...state, warnings: warnings() } : state,
    );
  };
}

async function ask(engine: Engine, parts: Partial<GatewayParts>): Promise<Readiness> {
  const [departments, others] = await Promise.all([
    states(engine.links().map(({ department, isReady }) => [department, isReady] as const)),
    states(Object.entries(parts)),
  ]);
  const { links } = linkReports(engine.links());
  const found = { departments, ...(links && { links }), ...others };
  return { status: statusOf(found, Object.values(others)), ...found };
}

/**
 * How long roll-ups may wait, in seconds. A round of 20,000 days may take five minutes
 * (PATIENCE.take), and an import of ten minutes, which is ordinary, marks what it touches with the
 * moment of its beginning. All of that is over within an hour; beyond it, nothing processes the
 * queue, or it only grows.
 */
const ROLLUPS_WAIT_S = 3600;

function statusOf(
  { departments, links = {} }: Pick<Readiness, 'departments' | 'links'>,
  parts: ReadonlyArray<Part>,
): Readiness['status'] {
  const states = Object.values(departments);
  if (parts.includes('down') || !states.includes('up')) return 'unready';
  const isLate = Object.values(links).some(
    ({ rollups }) => (rollups?.oldestS ?? 0) > ROLLUPS_WAIT_S,
  );
  return states.includes('down') || isLate ? 'degraded' : 'ready';
}

async function states(
  asked: ReadonlyArray<readonly [string, () => Promise<boolean>]>,
): Promise<Readonly<Record<string, Part>>> {
  const told = asked.map(async ([name, isWell]): Promise<[string, Part]> => {
    const isUp = await isWell().catch(() => false);
    return [name, isUp ? 'up' : 'down'];
  });
  return Object.fromEntries(await Promise.all(told));
}
