import { messageOf } from '../../shared/errors/message-of';
import { compileFile, type Compilation } from './sources';

/** What a round of changes has come to. */
export interface CompiledChanges {
  /** Files by which the server runs other code than before. */
  readonly changed: ReadonlyArray<string>;
  /** What does not compile, by file. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Takes the names of files that have changed. */
export interface ChangeCollector {
  changed(file: string): void;
}

/** Editors write a file in pieces, and several at once. */
const QUIET_MS = 50;

/**
 * Compiles what changes, a round at a time, and hands on the result of each. A file that does not
 * compile is tried again in each round, and holds back what has changed since, until all compile.
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
