/** What of a V8 processor profile is read (`node --cpu-prof`). */
export interface ProcessorProfile {
  readonly nodes: ReadonlyArray<ProfileNode>;
  /** The node of each sample. */
  readonly samples: ReadonlyArray<number>;
  /** Microseconds between the samples. */
  readonly timeDeltas: ReadonlyArray<number>;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
}

/** Time of a module's own code in a profile. */
export interface ModuleTime {
  readonly module: string;
  /** Of the busy time, 0 to 1. */
  readonly share: number;
}

/** Own time by module over the last microseconds of a profile; idle time does not count. */
export function timeByModule(
  { nodes, samples, timeDeltas }: ProcessorProfile,
  lastUs: number,
): ReadonlyArray<ModuleTime> {
  const moduleOf = new Map(nodes.map((node) => [node.id, moduleName(node.callFrame)]));
  const times = new Map<string, number>();
  let leftUs = lastUs;
  for (let at = samples.length - 1; at >= 0 && leftUs > 0; at -= 1) {
    const tookUs = timeDeltas[at] ?? 0;
    leftUs -= tookUs;
    const name = moduleOf.get(samples[at] ?? 0) ?? null;
    if (name !== null) times.set(name, (times.get(name) ?? 0) + tookUs);
  }
  const busyUs = [...times.values()].reduce((sum, one) => sum + one, 0);
  return [...times]
    .map(([module, tookUs]) => ({ module, share: tookUs / busyUs }))
    .toSorted((one, other) => other.share - one.share);
}

/**
 * A library by its name, our code by its folder, functions without a file (built into V8, or
 * generated while running) by their own name; null for idle time.
 */
function moduleName({ functionName, url }: ProfileNode['callFrame']): string | null {
  if (functionName === '(idle)') return null;
  if (url === '') return functionName.startsWith('(') ? functionName : `generated: ${functionName}`;
  if (url.startsWith('node:')) return `node (${url.slice('node:'.length).split('/')[0] ?? ''})`;
  const [, library] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (library !== undefined) return library;
  const [, own] = /\/dist\/(?:(.+)\/)?[^/]+$/.exec(url) ?? [];
  return own ?? url;
}
