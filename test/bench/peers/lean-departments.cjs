/** The fields of the three operations over the tables of the hub: SDL, resolvers and raw statements. */
const DataLoader = require('dataloader');
const { units, flags } = require('./facts.cjs');

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';
const FILTER = 'input StationFilter { district: String }';
const DISTRICT = (field) => `type District @key(fields: "code") { code: ID! ${field} }`;

/** Stations of these kinds in these districts, in the order of their ids. */
const stations = (schema, columns, kinds) => ({
  name: `${schema}-stations`,
  text: `select id, name_zh as "nameZh", kind, district_code as "districtCode" ${columns} from ${schema}.station
    where ($1::text is null or district_code = $1) and kind = any($2) order by id limit $3`,
  kinds,
});
const WATER = stations('water', '', ['RIVER_STATION', 'RESERVOIR_STATION']);
const WEATHER = stations('weather', '', ['NATIONAL_SURFACE', 'REGIONAL_AUTO', 'EXCHANGED']);
const PLOTS = stations('forestry', ', stand_type as "standType", plot_area_m2 as "plotArea"', [
  'FOREST_PLOT',
]);

const page = async (pool, { name, text, kinds }, { district, first }) => {
  const { rows } = await pool.query({ name, text, values: [district ?? null, kinds, first] });
  return { nodes: rows };
};

const LATEST = {
  name: 'latest',
  text: `select s.station_id, s.indicator_code, o.value, o.starts_at, o.flag from weather.series s
    join weather.latest o on o.series_id = s.id where s.station_id = any($1) and s.indicator_code = any($2)
    order by s.indicator_code, s.averaging, s.depth, s.method`,
};
const POINTS = {
  name: 'points',
  text: `select s.id, o.starts_at, o.value, o.flag from weather.series s join weather.observation o on o.series_id = s.id
    where s.station_id = $1 and s.indicator_code = $2 and o.starts_at >= $3 and o.starts_at < $4 order by s.id, o.starts_at`,
};
const instant = (date) => date.toISOString().replace('.000Z', 'Z');

/** One statement for all stations of a request that ask for the same indicators. */
function latestLoader(pool, indicators) {
  return new DataLoader(async (ids) => {
    const { rows } = await pool.query({ ...LATEST, values: [ids, indicators] });
    const found = new Map(ids.map((id) => [id, []]));
    for (const row of rows)
      found.get(row.station_id).push({
        indicator: { code: row.indicator_code },
        unit: units[row.indicator_code],
        value: row.value,
        from: instant(row.starts_at),
        flag: flags[row.flag],
      });
    return ids.map((id) => found.get(id));
  });
}

const latest = ({ id }, { indicators }, context) => {
  const key = indicators.join();
  context.latest ??= new Map();
  if (!context.latest.has(key)) context.latest.set(key, latestLoader(context.pool, indicators));
  return context.latest.get(key).load(id);
};

async function series({ id }, { indicator, from, to }, { pool }) {
  const { rows } = await pool.query({ ...POINTS, values: [id, indicator, from, to] });
  const columns = new Map();
  for (const row of rows) {
    const one = columns.get(row.id) ?? { unit: units[indicator], times: [], values: [], flags: [] };
    columns.set(row.id, one);
    one.times.push(instant(row.starts_at));
    one.values.push(row.value);
    one.flags.push(flags[row.flag]);
  }
  return [...columns.values()];
}

const ofDistrict =
  (kind) =>
  ({ code }, { first }, { pool }) =>
    page(pool, kind, { district: code, first });
const reference = { __resolveReference: ({ code }) => ({ code }) };

async function districtOf({ code }, { pool }) {
  const { rows } = await pool.query({ ...DISTRICT_OF, values: [code] });
  return rows[0] ?? null;
}
const DISTRICT_OF = {
  name: 'district',
  text: 'select code, name_zh as "nameZh", area_km2 as "areaKm2" from reference.district where code = $1',
};

module.exports = {
  reference: {
    sdl: `${LINK} type Query { district(code: ID!): District } ${DISTRICT('nameZh: String! areaKm2: Float')}`,
    resolvers: {
      Query: { district: (_, key, context) => districtOf(key, context) },
      District: { __resolveReference: districtOf },
    },
  },
  water: {
    sdl: `${LINK} type WaterStation @key(fields: "id") { id: ID! nameZh: String! kind: String! }
      type WaterStationConnection { nodes: [WaterStation!]! }
      ${DISTRICT('waterStations(first: Int! = 50): WaterStationConnection')}`,
    resolvers: { District: { ...reference, waterStations: ofDistrict(WATER) } },
  },
  weather: {
    sdl: `${LINK} scalar DateTime ${FILTER} type Indicator { code: String! }
      type Observation { indicator: Indicator! unit: String! value: Float from: DateTime! flag: String! }
      type Series { unit: String! times: [DateTime!]! values: [Float]! flags: [String!]! }
      type WeatherStation @key(fields: "id") { id: ID! nameZh: String! district: District
        latest(indicators: [String!]): [Observation!] series(indicator: String!, from: DateTime!, to: DateTime!): [Series!] }
      type WeatherStationConnection { nodes: [WeatherStation!]! }
      ${DISTRICT('weatherStations(first: Int! = 50): WeatherStationConnection')}
      type Query { weatherStations(first: Int! = 50, filter: StationFilter): WeatherStationConnection weatherStation(id: ID!): WeatherStation }`,
    resolvers: {
      Query: {
        weatherStations: (_, { first, filter }, { pool }) =>
          page(pool, WEATHER, { district: filter?.district, first }),
        weatherStation: async (_, { id }, { pool }) => {
          const text =
            'select id, name_zh as "nameZh", district_code as "districtCode" from weather.station where id = $1';
          return (await pool.query({ name: 'station', text, values: [id] })).rows[0] ?? null;
        },
      },
      WeatherStation: {
        latest,
        series,
        district: ({ districtCode }) => districtCode && { code: districtCode },
      },
      District: { ...reference, weatherStations: ofDistrict(WEATHER) },
    },
  },
  forestry: {
    sdl: `${LINK} type ForestPlot @key(fields: "id") { id: ID! nameZh: String! standType: String plotArea: Float }
      type ForestPlotConnection { nodes: [ForestPlot!]! }
      ${DISTRICT('forestPlots(first: Int! = 50): ForestPlotConnection')}`,
    resolvers: { District: { ...reference, forestPlots: ofDistrict(PLOTS) } },
  },
};
