import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** Keeps the types of the documents as new as the documents. */
export interface DocumentTyper {
  /** Resolves once what is typed is as new as what was changed before. */
  type(): Promise<void>;
  /** Takes the name of a file that has changed, from the root and with slashes. */
  changed(file: string): void;
}

/** Editors write a file in pieces, and a hub that starts writes several contracts. */
const QUIET_MS = 100;

/** Whether types of documents are made from this file: a document of the pages, or a contract. */
export function isTypedFrom(file: string): boolean {
  return (
    /^gateway\/web\/(console|explorer|common)\/.+\.graphql$/.test(file) ||
    /^subgraphs\/[^/]+\/schema\.graphql$/.test(file)
  );
}

/**
 * Types the documents again when one of them or a contract has changed, a turn at a time and in a
 * process of its own, since composing holds up whatever runs beside it. What is refused is said;
 * the types of before stay.
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
