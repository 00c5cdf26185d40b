import type { Room } from './refusal-counter';

/** How free space is watched. */
export interface RoomWatching {
  /** Free bytes where the audit log is stored; null if unknown. */
  readonly freeBytes: () => Promise<number | null>;
  /**
   * Below this limit the operator is warned; below half of it samples stop, and below a quarter
   * counts.
   */
  readonly warnBelowBytes: number;
  /** Called when the level changes. */
  readonly onChange: (change: RoomChange) => Promise<void>;
}

/** A changed level of free space. */
export interface RoomChange {
  readonly level: RoomLevel;
  readonly freeMb: number;
}

/** `LOW`: the operator is warned, and nothing else changes. */
export type RoomLevel = 'ENOUGH' | 'LOW' | 'SHORT' | 'SCARCE';

/** Watches how much space the audit log has. */
export interface RoomWatch {
  look(): Promise<void>;
  /** As of the last check; an unknown value counts as enough. */
  room(): Room;
  /** A warning for the operator; null if there is none. */
  warning(): string | null;
}

const MB = 1024 * 1024;

/** Opens a watch, which has not checked yet. */
export function watchRoom({ freeBytes, warnBelowBytes, onChange }: RoomWatching): RoomWatch {
  let level: RoomLevel = 'ENOUGH';
  let freeMb: number | null = null;
  return {
    look: async () => {
      const free = await freeBytes();
      freeMb = free === null ? null : Math.floor(free / MB);
      const before = level;
      level = free === null ? 'ENOUGH' : levelOf(free / warnBelowBytes);
      if (level !== before) await onChange({ level, freeMb: freeMb ?? 0 });
    },
    room: () => (level === 'LOW' ? 'ENOUGH' : level),
    warning: () =>
      level === 'ENOUGH'
        ? null
        : `space of the audit log is ${level}: ${String(freeMb)} MB are free; make room, or move sealed parts out by \`ledger archive\``,
  };
}

function levelOf(share: number): RoomLevel {
  if (share >= 1) return 'ENOUGH';
  if (share >= 1 / 2) return 'LOW';
  return share >= 1 / 4 ? 'SHORT' : 'SCARCE';
}
