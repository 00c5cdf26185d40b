/** Writes the supergraph of the lean departments: `compose.cjs <file> <name=url> …`. */
const { writeFileSync } = require('node:fs');
const { composeServices } = require('@apollo/composition');
const { parse } = require('graphql');
const departments = require('./lean-departments.cjs');

const [file, ...places] = process.argv.slice(2);
const services = places.map((place) => {
  const [name, url] = place.split('=');
  return { name, url, typeDefs: parse(departments[name].sdl) };
});
const { errors, supergraphSdl } = composeServices(services);
if (errors) throw errors[0];
writeFileSync(file, supergraphSdl);
