/** The environment variables of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the environment of this process; no other code reads it. */
export function environment(): Environment {
  return process.env;
}

/**
 * Stops @apollo/gateway from reporting this machine to its vendor, by setting the environment
 * variable that it reads.
 */
export function forbidVendorTelemetry(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
}
