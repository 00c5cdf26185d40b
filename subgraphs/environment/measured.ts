/** Kinds of points that measure air by the hour; the mean of a city comes by the day. */
export const AIR_KINDS = ['AIR_CITY', 'AIR_SUPERSITE', 'AIR_COMPOSITE', 'AIR_VERTICAL', 'AIR_VOCS'];

/** What they measure in every hour. */
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

/** GB 3838 table 1, what table 2 adds for sources, and what automatic stations measure as well. */
// prettier-ignore
export const SURFACE_WATER_INDICATORS = [
  'water_temp', 'ph', 'do', 'conductivity', 'turbidity', 'codmn', 'cod', 'bod5', 'nh3n', 'tp', 'tn',
  'chla', 'algae_density', 'published_class', 'fluoride', 'se', 'as', 'hg', 'cd', 'cr6', 'pb', 'cu', 'zn',
  'cyanide', 'volatile_phenol', 'petroleum', 'las', 'sulfide', 'fecal_coliform', 'nitrate', 'sulfate',
  'chloride', 'fe', 'mn',
];

/** Of GB/T 14848, what is sampled here. */
// prettier-ignore
export const GROUNDWATER_INDICATORS = [
  'water_temp', 'ph', 'hardness', 'tds', 'sulfate', 'chloride', 'fe', 'mn', 'codmn', 'nh3n', 'nitrite',
  'nitrate', 'fluoride', 'as', 'hg', 'cd', 'cr6', 'pb',
];

/** What HJ 212 sends of stacks and of waste water. */
// prettier-ignore
export const OUTLET_INDICATORS = [
  'e_so2', 'e_nox', 'e_particulate', 'e_flow', 'e_wastewater_flow', 'e_cod', 'e_nh3n', 'e_ph',
];
