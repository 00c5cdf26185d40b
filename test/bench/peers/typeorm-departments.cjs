/** The same departments as one would write them with type-graphql and TypeORM. */
require('reflect-metadata');
const DataLoader = require('dataloader');
const { GraphQLScalarType } = require('graphql');
const {
  Arg,
  Directive,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  Ctx,
} = require('type-graphql');
const { Between, EntitySchema, In } = require('typeorm');
const { units, flags } = require('./facts.cjs');

const instant = (date) => date.toISOString().replace('.000Z', 'Z');
const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  serialize: String,
  parseValue: (text) => new Date(text),
});

/** An object type of these fields: `name: [type, isNullable]`. */
function objectType(name, fields, { key, kind = ObjectType } = {}) {
  const type = { [name]: class {} }[name];
  for (const [field, [of, isNullable]] of Object.entries(fields))
    Field(of, { nullable: isNullable === true })(type.prototype, field);
  if (key) Directive(`@key(fields: "${key}")`)(type);
  kind(name)(type);
  return type;
}
const ofId = { id: [() => ID], nameZh: [() => String] };

/** A field resolver with arguments: `name: [type, isNullable]`. */
function resolverField(type, name, { of, args = {}, isQuery = false, run }) {
  const proto = type.prototype;
  proto[name] = run;
  Object.entries(args).forEach(([arg, [argOf, options]], at) =>
    Arg(arg, argOf, options ?? {})(proto, name, at + (isQuery ? 1 : 2)),
  );
  if (!isQuery) Root()(proto, name, 0);
  Ctx()(proto, name, isQuery ? 0 : 1);
  (isQuery ? Query : FieldResolver)(of, { nullable: true })(proto, name);
}
const page = (nodes) => ({ nodes });
const ofDistrict = { first: [() => Int, { defaultValue: 50 }] };

const station = (schema, more = {}) =>
  new EntitySchema({
    name: `${schema}Station`,
    schema,
    tableName: 'station',
    columns: {
      id: { type: String, primary: true },
      nameZh: { type: String, name: 'name_zh' },
      kind: { type: String },
      districtCode: { type: String, name: 'district_code', nullable: true },
      ...more,
    },
  });
const Series = new EntitySchema({
  name: 'Series',
  schema: 'weather',
  tableName: 'series',
  columns: {
    id: { type: Number, primary: true },
    stationId: { type: String, name: 'station_id' },
    indicatorCode: { type: String, name: 'indicator_code' },
  },
});
const value = (name, isHistory) =>
  new EntitySchema({
    name,
    schema: 'weather',
    tableName: name,
    columns: {
      seriesId: { type: Number, primary: true, name: 'series_id' },
      startsAt: { type: 'timestamptz', primary: isHistory, name: 'starts_at' },
      value: { type: Number, nullable: true },
      flag: { type: Number },
    },
    relations: {
      series: { type: 'many-to-one', target: 'Series', joinColumn: { name: 'series_id' } },
    },
  });
const Latest = value('latest', false);
const Observation = value('observation', true);
const District = new EntitySchema({
  name: 'ReferenceDistrict',
  schema: 'reference',
  tableName: 'district',
  columns: {
    code: { type: String, primary: true },
    nameZh: { type: String, name: 'name_zh' },
    areaKm2: { type: Number, name: 'area_km2' },
  },
});

/** Stations of a kind in a district; the type of their connection and of District in this department. */
function stationsOf(type, entity, { field, kinds }) {
  const connection = objectType(`${type.name}Connection`, { nodes: [() => [type]] });
  const district = objectType('District', { code: [() => ID] }, { key: 'code' });
  const find = async (source, { district: districtCode, first }) => {
    const where = { kind: In(kinds), ...(districtCode ? { districtCode } : {}) };
    return page(
      await source.getRepository(entity).find({ where, order: { id: 'ASC' }, take: first }),
    );
  };
  class DistrictResolver {}
  resolverField(DistrictResolver, field, {
    of: () => connection,
    args: ofDistrict,
    run: (root, { source }, first) => find(source, { district: root.code, first }),
  });
  Resolver(() => district)(DistrictResolver);
  return { connection, district, find, DistrictResolver };
}
/** type-graphql builds no schema without a query; the federated schema leaves it out. */
function nothing() {
  class Nothing {}
  resolverField(Nothing, 'nothing', { of: () => Boolean, isQuery: true, run: () => null });
  Resolver()(Nothing);
  return Nothing;
}

function reference() {
  const type = objectType(
    'District',
    { code: [() => ID], nameZh: [() => String], areaKm2: [() => Float, true] },
    { key: 'code' },
  );
  class Root {}
  resolverField(Root, 'district', {
    of: () => type,
    args: { code: [() => ID] },
    isQuery: true,
    run: ({ source }, code) => source.getRepository(District).findOneBy({ code }),
  });
  Resolver()(Root);
  return { entities: [District], resolvers: [Root], orphanedTypes: [] };
}

function simple(schema, { type, field, kinds, columns }) {
  const entity = station(schema, columns);
  const { district, DistrictResolver } = stationsOf(type, entity, { field, kinds });
  return {
    entities: [entity],
    resolvers: [DistrictResolver, nothing()],
    orphanedTypes: [district, type],
  };
}

const water = () =>
  simple('water', {
    type: objectType('WaterStation', { ...ofId, kind: [() => String] }, { key: 'id' }),
    field: 'waterStations',
    kinds: ['RIVER_STATION', 'RESERVOIR_STATION'],
  });
const forestry = () =>
  simple('forestry', {
    type: objectType(
      'ForestPlot',
      { ...ofId, standType: [() => String, true], plotArea: [() => Float, true] },
      { key: 'id' },
    ),
    field: 'forestPlots',
    kinds: ['FOREST_PLOT'],
    columns: {
      standType: { type: String, name: 'stand_type', nullable: true },
      plotArea: { type: Number, name: 'plot_area_m2', nullable: true },
    },
  });

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
  const byId = Map.groupBy ? Map.groupBy(rows, (row) => row.seriesId) : grouped(rows);
  return [...byId.values()].map((own) => ({
    unit: units[indicator],
    times: own.map((row) => instant(row.startsAt)),
    values: own.map((row) => row.value),
    flags: own.map((row) => flags[row.flag]),
  }));
}
function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.seriesId, [...(groups.get(row.seriesId) ?? []), row]);
  return groups;
}

function weather() {
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
  const type = objectType('WeatherStation', ofId, { key: 'id' });
  const Filter = objectType(
    'StationFilter',
    { district: [() => String, true] },
    { kind: InputType },
  );
  const entity = station('weather');
  const kinds = ['NATIONAL_SURFACE', 'REGIONAL_AUTO', 'EXCHANGED'];
  const stations = stationsOf(type, entity, { field: 'weatherStations', kinds });
  class Station {}
  resolverField(Station, 'district', {
    of: () => stations.district,
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
  class Root {}
  resolverField(Root, 'weatherStations', {
    of: () => stations.connection,
    args: { ...ofDistrict, filter: [() => Filter, { nullable: true }] },
    isQuery: true,
    run: ({ source }, first, filter) =>
      stations.find(source, { district: filter?.district, first }),
  });
  resolverField(Root, 'weatherStation', {
    of: () => type,
    args: { id: [() => ID] },
    isQuery: true,
    run: ({ source }, id) => source.getRepository(entity).findOneBy({ id }),
  });
  Resolver()(Root);
  const entities = [entity, Series, Latest, Observation];
  return { entities, resolvers: [Root, Station, stations.DistrictResolver], orphanedTypes: [type] };
}

module.exports = { reference, water, weather, forestry };
