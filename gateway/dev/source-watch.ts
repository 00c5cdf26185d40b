import { messageOf } from '../../shared/errors/message-of';
import { compileFile, type Compilation } from './sources';

/** The result of a round of changes. */
export interface CompiledChanges {
  /** Files that changed the server's code. */
  readonly changed: ReadonlyArray<string>;
  /** Compilation errors, by file. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Call it with the names of changed files. */
export interface ChangeCollector {
  changed(file: string): void;
}

/** Editors write a file in several steps, and several files at once. */
const QUIET_MS = 50;

/**
 * Compiles changed files, one round at a time, and reports the result of each round. A file that
 * does not compile is tried again in each round; later changes are held back until all files
 * compile.
 */
export function changeCollector(
  compilation: Compilation,
  take: (changes: CompiledChanges) => void,
): ChangeCollector {
  const waiting = new Set<string>();
  const held = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();

  const round = async () => {
    const files = [...waiting];
    waiting.clear();
    const faults = new Map<string, string>();
    for (const file of files) {
      try {
        if ((await compileFile(file, compilation)).isChanged) held.add(file);
      } catch (thrown) {
        faults.set(file, messageOf(thrown));
        waiting.add(file);
      }
    }
    const changed = faults.size === 0 ? [...held] : [];
    if (faults.size === 0) held.clear();
    take({ changed, faults });
  };
  return {
    changed: (file) => {
      waiting.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => {
        turn = turn.then(round);
      }, QUIET_MS);
    },
  };
}
