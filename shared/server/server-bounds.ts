/** How long a caller may take, and how many there may be at once. */
export interface ServerBounds {
  /** Until the headers of a request have come, ms; no longer than the whole request may take. */
  readonly headersMs: number;
  /** Until a whole request has come, its body too, ms. */
  readonly requestMs: number;
  /** How long a caller may read more slowly than `leastBytesPerS` before it is cut off, ms. */
  readonly slowReaderMs: number;
  readonly leastBytesPerS: number;
  /** Connections at once, of all callers. */
  readonly connections: number;
  /** Connections at once of one address, IPv6 by /64; trusted proxies are not bound by it. */
  readonly connectionsPerAddress: number;
}

/** Bounds of a server that was given no others. */
export const SERVER_BOUNDS: ServerBounds = {
  headersMs: 20_000,
  requestMs: 60_000,
  slowReaderMs: 30_000,
  leastBytesPerS: 8192,
  connections: 2000,
  connectionsPerAddress: 500,
};
