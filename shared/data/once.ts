/** Creates a reader that runs its query at most once and returns the same result to all. */
export function once<Row>(
  read: () => Promise<ReadonlyArray<Row>>,
): () => Promise<ReadonlyArray<Row>> {
  let answer: Promise<ReadonlyArray<Row>> | undefined;
  return () => (answer ??= read());
}
