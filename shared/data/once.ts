/** A reader that asks at most once, and gives everybody the same answer. */
export function once<Row>(
  read: () => Promise<ReadonlyArray<Row>>,
): () => Promise<ReadonlyArray<Row>> {
  let answer: Promise<ReadonlyArray<Row>> | undefined;
  return () => (answer ??= read());
}
