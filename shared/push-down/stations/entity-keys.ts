/** The key field of the entities to which stations refer. */
export const KEYS: Readonly<Record<string, string>> = {
  District: 'code',
  WaterBody: 'code',
  Place: 'cell',
};
