/** Time limits for a caller, and limits on concurrent connections. */
export interface ServerBounds {
  /** Time limit for the headers of a request, ms; at most `requestMs`. */
  readonly headersMs: number;
  /** Time limit for a whole request with its body, ms. */
  readonly requestMs: number;
  /** How long a caller may read more slowly than `leastBytesPerS` before it is cut off, ms. */
  readonly slowReaderMs: number;
  readonly leastBytesPerS: number;
  /** Maximum number of connections, in total. */
  readonly connections: number;
  /** Maximum number of connections of one address (IPv6: one /64); trusted proxies are exempt. */
  readonly connectionsPerAddress: number;
}

/** Default limits of a server. */
export const SERVER_BOUNDS: ServerBounds = {
  headersMs: 20_000,
  requestMs: 60_000,
  slowReaderMs: 30_000,
  leastBytesPerS: 8192,
  connections: 2000,
  connectionsPerAddress: 500,
};
