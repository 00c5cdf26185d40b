/** Kinds of `WeatherStation`: 国家气象观测站, 区域自动气象站, and what comes by the international exchange. */
export const WEATHER_KINDS: ReadonlyArray<string> = [
  'NATIONAL_SURFACE',
  'REGIONAL_AUTO',
  'EXCHANGED',
];

/** The kind of `CompositionStation`. */
export const COMPOSITION_KIND = 'COMPOSITION';
