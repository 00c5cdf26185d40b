/** Kinds of points that measure air hourly; means of a city are daily. */
export const AIR_KINDS = ['AIR_CITY', 'AIR_SUPERSITE', 'AIR_COMPOSITE', 'AIR_VERTICAL', 'AIR_VOCS'];

/** Their hourly indicators. */
// prettier-ignore
export const AIR_INDICATORS = [
  'so2', 'no2', 'no', 'nox', 'co', 'o3', 'pm10', 'pm25', 'pm1', 'nmhc', 'benzene', 'toluene', 'xylene',
  'isoprene', 'black_carbon', 'extinction', 'mixing_height',
];

/** Kinds of points that are sampled by GB 3838. */
export const SURFACE_WATER_KINDS = [
  'SURFACE_WATER_SECTION',
  'FLUX_SECTION',
  'DRINKING_WATER_SOURCE',
  'TRANSFER_PARK_POINT',
];

/**
 * Indicators of GB 3838 table 1, those that table 2 adds for sources, and further ones of automatic
 * stations.
 */
// prettier-ignore
export const SURFACE_WATER_INDICATORS = [
  'water_temp', 'ph', 'do', 'conductivity', 'turbidity', 'codmn', 'cod', 'bod5', 'nh3n', 'tp', 'tn',
  'chla', 'algae_density', 'published_class', 'fluoride', 'se', 'as', 'hg', 'cd', 'cr6', 'pb', 'cu', 'zn',
  'cyanide', 'volatile_phenol', 'petroleum', 'las', 'sulfide', 'fecal_coliform', 'nitrate', 'sulfate',
  'chloride', 'fe', 'mn',
];

/** The sampled indicators of GB/T 14848. */
// prettier-ignore
export const GROUNDWATER_INDICATORS = [
  'water_temp', 'ph', 'hardness', 'tds', 'sulfate', 'chloride', 'fe', 'mn', 'codmn', 'nh3n', 'nitrite',
  'nitrate', 'fluoride', 'as', 'hg', 'cd', 'cr6', 'pb',
];

/** The indicators of HJ 212 for flue gas and waste water. */
// prettier-ignore
export const OUTLET_INDICATORS = [
  'e_so2', 'e_nox', 'e_particulate', 'e_flow', 'e_wastewater_flow', 'e_cod', 'e_nh3n', 'e_ph',
];
