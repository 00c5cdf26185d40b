/** The key field of the entities to which stations and measurements refer. */
export const KEYS: Readonly<Record<string, string>> = {
  District: 'code',
  Indicator: 'code',
  WaterBody: 'code',
  Place: 'cell',
};
