/** The variables a process was started with, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process; the one place that reads it. */
export function environment(): Environment {
  return process.env;
}

/** Keeps @apollo/gateway from reporting the machine it runs on to its vendor; it asks for a variable, so one is set. */
export function forbidVendorTelemetry(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
}
