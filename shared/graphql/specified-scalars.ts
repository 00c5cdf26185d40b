/** Whether a value is what its type promises. */
export type Fits = (value: unknown) => boolean;

/** What fits the scalars that GraphQL itself defines. */
export const SPECIFIED_SCALARS: ReadonlyMap<string, Fits> = new Map([
  ['Int', isInt],
  ['Float', Number.isFinite],
  ['String', isText],
  ['Boolean', (value: unknown) => typeof value === 'boolean'],
  ['ID', isText],
]);

function isInt(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
