/** The same departments as one would write them with type-graphql and TypeORM. */
const { Float, ID, Resolver } = require('type-graphql');
const { District, station } = require('./typeorm-entities.cjs');
const { objectType, ofId, resolverField, stationsOf } = require('./typeorm-schema.cjs');
const { weather } = require('./typeorm-weather.cjs');

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

module.exports = { reference, water, weather, forestry };
