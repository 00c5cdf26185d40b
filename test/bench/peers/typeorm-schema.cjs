/** type-graphql by calls, because these files are plain JavaScript without decorators. */
require('reflect-metadata');
const { GraphQLScalarType } = require('graphql');
const {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} = require('type-graphql');
const { In } = require('typeorm');

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

module.exports = { DateTime, objectType, ofId, ofDistrict, resolverField, stationsOf };
