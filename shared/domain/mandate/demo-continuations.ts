import { MANDATE_DUTIES } from './duties';
import { TASK_TOPICS } from './task-topics';
import { MANDATE_TASKS } from './tasks';

/**
 * The clause or task that a document made up for the demonstration continues; the other one is
 * null.
 */
export interface DemoContinuation {
  readonly clause: string | null;
  readonly taskId: number | null;
  readonly document: string;
  readonly validFrom: string;
  readonly validTo: null;
  readonly relation: 'CONTINUED';
  readonly bearer: null;
  readonly certainty: 'DEMONSTRATION';
  readonly note: string;
}

/**
 * The continuations of the demonstration: one for every clause that requires sharing, and one for
 * every task that needs data of other departments. Without them all duties and tasks have ended
 * with 2020, and the demonstration could not show a right based on one. Title, note, certainty and
 * flag say that they are not real documents.
 */
export function demoContinuations(): ReadonlyArray<DemoContinuation> {
  const needing = new Set(TASK_TOPICS.map(({ task }) => task));
  return [
    ...MANDATE_DUTIES.filter(({ classes }) => classes.includes('SHARE')).map(({ clause }) => ({
      ...DOCUMENT,
      clause,
      taskId: null,
    })),
    ...MANDATE_TASKS.filter(({ id }) => needing.has(id)).map(({ id }) => ({
      ...DOCUMENT,
      clause: null,
      taskId: id,
    })),
  ];
}

const DOCUMENT = {
  document: '演示用延续文件（虚构，并无此文件）',
  validFrom: '2021-01-01',
  validTo: null,
  relation: 'CONTINUED',
  bearer: null,
  certainty: 'DEMONSTRATION',
  note: 'Made up for the demonstration; no such document exists, and nothing real may rest on it.',
} as const;
