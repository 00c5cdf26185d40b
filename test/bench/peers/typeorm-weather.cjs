/** The weather department with type-graphql and TypeORM. */
const DataLoader = require('dataloader');
const { Float, ID, InputType, Resolver } = require('type-graphql');
const { Between, In } = require('typeorm');
const { units, flags } = require('./facts.cjs');
const { Latest, Observation, Series, station } = require('./typeorm-entities.cjs');
const {
  DateTime,
  objectType,
  ofDistrict,
  ofId,
  resolverField,
  stationsOf,
} = require('./typeorm-schema.cjs');

const instant = (date) => date.toISOString().replace('.000Z', 'Z');

async function latestOf(source, indicators, ids) {
  const found = await source.getRepository(Latest).find({
    where: { series: { stationId: In(ids), indicatorCode: In(indicators) } },
    relations: { series: true },
    order: { series: { indicatorCode: 'ASC' } },
  });
  return ids.map((id) =>
    found
      .filter((one) => one.series.stationId === id)
      .map((one) => ({
        indicator: { code: one.series.indicatorCode },
        unit: units[one.series.indicatorCode],
        value: one.value,
        from: instant(one.startsAt),
        flag: flags[one.flag],
      })),
  );
}

async function seriesOf(source, id, { indicator, from, to }) {
  const last = new Date(to.getTime() - 1);
  const rows = await source.getRepository(Observation).find({
    where: { series: { stationId: id, indicatorCode: indicator }, startsAt: Between(from, last) },
    order: { seriesId: 'ASC', startsAt: 'ASC' },
  });
  const byId = new Map();
  for (const row of rows) {
    if (!byId.has(row.seriesId)) byId.set(row.seriesId, []);
    byId.get(row.seriesId).push(row);
  }
  return [...byId.values()].map((own) => ({
    unit: units[indicator],
    times: own.map((row) => instant(row.startsAt)),
    values: own.map((row) => row.value),
    flags: own.map((row) => flags[row.flag]),
  }));
}
function measuredTypes() {
  const Indicator = objectType('Indicator', { code: [() => String] });
  const Observed = objectType('Observation', {
    indicator: [() => Indicator],
    unit: [() => String],
    value: [() => Float, true],
    from: [() => DateTime],
    flag: [() => String],
  });
  const Columns = objectType('Series', {
    unit: [() => String],
    times: [() => [DateTime]],
    values: [() => [Float], false],
    flags: [() => [String]],
  });
  return { Observed, Columns };
}

function stationResolver(type, district) {
  const { Observed, Columns } = measuredTypes();
  class Station {}
  resolverField(Station, 'district', {
    of: () => district,
    run: ({ districtCode }) => districtCode && { code: districtCode },
  });
  resolverField(Station, 'latest', {
    of: () => [Observed],
    args: { indicators: [() => [String], { nullable: true }] },
    run: ({ id }, context, indicators) => {
      context.latest ??= new Map();
      const key = indicators.join();
      if (!context.latest.has(key))
        context.latest.set(key, new DataLoader((ids) => latestOf(context.source, indicators, ids)));
      return context.latest.get(key).load(id);
    },
  });
  resolverField(Station, 'series', {
    of: () => [Columns],
    args: { indicator: [() => String], from: [() => DateTime], to: [() => DateTime] },
    run: ({ id }, { source }, indicator, from, to) => seriesOf(source, id, { indicator, from, to }),
  });
  Resolver(() => type)(Station);
  return Station;
}

function rootResolver(type, entity, { connection, find }) {
  const Filter = objectType(
    'StationFilter',
    { district: [() => String, true] },
    { kind: InputType },
  );
  class Root {}
  resolverField(Root, 'weatherStations', {
    of: () => connection,
    args: { ...ofDistrict, filter: [() => Filter, { nullable: true }] },
    isQuery: true,
    run: ({ source }, first, filter) => find(source, { district: filter?.district, first }),
  });
  resolverField(Root, 'weatherStation', {
    of: () => type,
    args: { id: [() => ID] },
    isQuery: true,
    run: ({ source }, id) => source.getRepository(entity).findOneBy({ id }),
  });
  Resolver()(Root);
  return Root;
}

function weather() {
  const type = objectType('WeatherStation', ofId, { key: 'id' });
  const entity = station('weather');
  const kinds = ['NATIONAL_SURFACE', 'REGIONAL_AUTO', 'EXCHANGED'];
  const stations = stationsOf(type, entity, { field: 'weatherStations', kinds });
  return {
    entities: [entity, Series, Latest, Observation],
    resolvers: [
      rootResolver(type, entity, stations),
      stationResolver(type, stations.district),
      stations.DistrictResolver,
    ],
    orphanedTypes: [type],
  };
}

module.exports = { weather };
