/** The variables a process was started with, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process; the one place that reads it. */
export function environment(): Environment {
  return process.env;
}
