/** The parameters of a server we start, beyond PostgreSQL's own defaults; valid from 15 to 18. */
export function serverParameters(port: number, isDurable: boolean): ReadonlyArray<string> {
  const parameters = isDurable ? { ...COMMON, port } : { ...COMMON, ...FORGETFUL, port };
  return Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${String(value)}`]);
}

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  // One statement may use a year of monthly partitions of every network.
  max_locks_per_transaction: 256,
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Compiling costs more than it saves on statements of a few milliseconds.
  jit: 'off',
} as const;

/** For data that may be lost in a crash: tests. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;
