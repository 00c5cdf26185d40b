/** The header in which `/healthz` of a department says what the clock of its machine shows (RFC 3339, UTC, ms). */
export const CLOCK_HEADER = 'rivergate-clock';
