/**
 * The header in which `/healthz` of a department returns the time of its machine's clock (RFC 3339,
 * UTC, ms).
 */
export const CLOCK_HEADER = 'rivergate-clock';
