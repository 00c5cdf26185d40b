import { readFileSync, readdirSync } from 'node:fs';

/** What the machine did in a period, ms of processor time. */
export interface ProcessorTime {
  /** Of the measured server's processes. */
  readonly server: number;
  /** Of PostgreSQL's processes, those that have ended included. */
  readonly postgres: number;
  /** Of the whole machine. */
  readonly machine: number;
}

/** The kernel counts in hundredths of a second on all platforms that Node runs on. */
const MS_PER_TICK = 10;

/** Processor time since the start of these processes and of the machine, from `/proc`. */
export function processorTime(pids: ReadonlyArray<number>, postmaster: number): ProcessorTime {
  const server = pids.reduce((sum, pid) => sum + ownMs(statOf(String(pid))), 0);
  return { server, postgres: postgresMs(postmaster), machine: machineMs() };
}

/** Processor time of the children of this process that have ended, ms. */
export function endedChildrenMs(): number {
  return (statOf('self')?.endedTicks ?? 0) * MS_PER_TICK;
}

/** The process and all that it has started. */
export function withDescendants(pid: number): ReadonlyArray<number> {
  const children = processes().filter(({ parent }) => parent === pid);
  return [pid, ...children.flatMap((child) => withDescendants(child.pid))];
}

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly ownTicks: number;
  /** Of children that have ended. */
  readonly endedTicks: number;
}

function postgresMs(postmaster: number): number {
  return processes()
    .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    .reduce((sum, { ownTicks, endedTicks }) => sum + (ownTicks + endedTicks) * MS_PER_TICK, 0);
}

function processes(): ReadonlyArray<ProcessStat> {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== null);
}

/** Null if it has ended. */
function statOf(pid: string): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may contain spaces: the fields are counted after it (proc(5)).
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, user, system] = [fields[1] ?? 0, fields[11] ?? 0, fields[12] ?? 0];
    const endedTicks = (fields[13] ?? 0) + (fields[14] ?? 0);
    return { pid: Number(pid), parent, ownTicks: user + system, endedTicks };
  } catch {
    return null;
  }
}

function ownMs(stat: ProcessStat | null): number {
  return (stat?.ownTicks ?? 0) * MS_PER_TICK;
}

/** Everything but idle time and waiting for disks. */
function machineMs(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, soft = 0, stolen = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + interrupts + soft + stolen) * MS_PER_TICK;
}

/** Resident memory of these processes, MB. */
export function residentMb(pids: ReadonlyArray<number>): number {
  const kilobytes = pids.map((pid) => {
    try {
      return Number(
        /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1],
      );
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}
