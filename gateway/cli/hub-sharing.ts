import type { Logger } from 'pino';
import { messageOf } from '../../shared/errors/message-of';
import { polledState, type StateHolder } from '../../shared/sharing/state-holder';
import type { OpenData } from './open-data';

/** What a hub's sharing state is learnt from. */
export interface SharingGround {
  readonly data: Pick<OpenData, 'database' | 'departments'>;
  /** Whether documents made up for the demonstration count. */
  readonly isDemonstration: boolean;
  readonly log: Logger;
}

/** The sharing state as the directory of the same database has it. */
export function directoryState({ data, isDemonstration, log }: SharingGround): StateHolder {
  const directory = data.departments.find(({ sharing }) => sharing !== undefined);
  const sharing = directory?.sharing;
  if (!directory || !sharing) throw new TypeError('No department keeps what sharing rests on.');
  const reader = data.database.reader(directory.name);
  return polledState({
    load: async (known) =>
      (await sharing.version(reader)) === known ? null : sharing.load(reader, isDemonstration),
    monotonicMs: () => performance.now(),
    onFault: (fault) => log.warn({ reason: messageOf(fault) }, 'the sharing state is not known'),
  });
}

/** Confirms and releases for the demonstration what departments have announced. */
export async function tellDemoSharing(
  { database, departments }: Pick<OpenData, 'database' | 'departments'>,
  today: string,
): Promise<void> {
  for (const { name, sharing } of departments) {
    if (sharing) await database.asOwner(name, (work) => sharing.tellDemo(work, today));
  }
}
