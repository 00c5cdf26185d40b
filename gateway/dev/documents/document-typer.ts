import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** Keeps the types of the documents up to date. */
export interface DocumentTyper {
  /** Resolves once the types reflect all earlier changes. */
  type(): Promise<void>;
  /** Call it with the path of a changed file, relative to the root and with slashes. */
  changed(file: string): void;
}

/** Editors write a file in several steps, and a hub that starts writes several contracts. */
const QUIET_MS = 100;

/** Whether types of documents are made from this file: a document of the pages, or a contract. */
export function isTypedFrom(file: string): boolean {
  return (
    /^gateway\/web\/(console|explorer|common)\/.+\.graphql$/.test(file) ||
    /^subgraphs\/[^/]+\/schema\.graphql$/.test(file)
  );
}

/**
 * Types the documents again when one of them or a contract has changed, one round at a time and in
 * a separate process, because composing blocks everything else in a process. Refused documents are
 * reported; their previous types stay.
 */
export function documentTyper(root: string, say: (line: string) => void): DocumentTyper {
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const type = () => (turn = turn.then(() => typedOnce(root, say)));
  return {
    type,
    changed: (file) => {
      if (!isTypedFrom(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void type(), QUIET_MS);
    },
  };
}

function typedOnce(root: string, say: (line: string) => void): Promise<void> {
  const args = [
    '-r',
    './gateway/dev/typescript.cjs',
    join('gateway', 'dev', 'documents', 'main.ts'),
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (error, _, faults) => {
      if (error) say(`The documents of the pages are refused.\n${faults.trim() || error.message}`);
      resolve();
    });
  });
}
