import { INDICATORS } from '../../shared/domain/indicators';
import { MANDATE_NETWORKS } from '../../shared/domain/mandate/networks';
import { MANDATE_DEPARTMENTS } from '../../shared/domain/mandate/departments';
import { MANDATE_DUTIES } from '../../shared/domain/mandate/duties';
import { MANDATE_TASKS } from '../../shared/domain/mandate/tasks';
import { DATA_TOPICS } from '../../shared/domain/mandate/topics';

/** The key of an entity that has an id. */
export interface IdKey<Id = string> {
  readonly id: Id;
}

/** Key of a department; undefined where annex 3 has none with this id. */
export function departmentKey(id: string | null | undefined): IdKey | undefined {
  return keyIn(MANDATE_DEPARTMENTS, id);
}

/** Key of a topic of annex 3; undefined if there is none. */
export function topicKey(id: string | null): IdKey | undefined {
  return keyIn(DATA_TOPICS, id);
}

/** Key of a task of annex 2; undefined if there is none. */
export function taskKey(id: number | null): IdKey<number> | undefined {
  return keyIn(MANDATE_TASKS, id);
}

/** Key of the task that is cited as `T13`; undefined where the citation is of something else. */
export function citedTaskKey(citation: string): IdKey<number> | undefined {
  const task = MANDATE_TASKS.find(({ code }) => code === citation);
  return task && { id: task.id };
}

/** Key of the clause of annex 3 that is cited as `A3.14(1)`; undefined where there is none. */
export function citedDutyKey(citation: string): { readonly clause: string } | undefined {
  const duty = MANDATE_DUTIES.find(({ clause }) => clause === citation);
  return duty && { clause: duty.clause };
}

/** Key of the row of annex 1 that is cited as `A1.city-air`; undefined where there is none. */
export function citedNetworkRowKey(citation: string): IdKey | undefined {
  const row = MANDATE_NETWORKS.find(({ id }) => `A1.${id}` === citation);
  return row && { id: row.id };
}

/** Key of an indicator; undefined if none has the code. */
export function indicatorKey(code: string | null): { readonly code: string } | undefined {
  const indicator = INDICATORS.find((one) => one.code === code);
  return indicator && { code: indicator.code };
}

function keyIn<Id>(
  entities: ReadonlyArray<IdKey<Id>>,
  wanted: Id | null | undefined,
): IdKey<Id> | undefined {
  const found = entities.find(({ id }) => id === wanted);
  return found && { id: found.id };
}
