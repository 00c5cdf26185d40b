/** The text of whatever was thrown, for a log line or a wrapped error. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
