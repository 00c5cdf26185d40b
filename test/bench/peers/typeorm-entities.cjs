/** Tables of the hub as TypeORM entities. */
const { EntitySchema } = require('typeorm');

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

module.exports = { District, Latest, Observation, Series, station };
