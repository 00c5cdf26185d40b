import { isObjectType, type GraphQLSchema } from 'graphql';
import { MANDATE_DUTIES } from '../../../shared/domain/mandate/duties';
import { MANDATE_INCONSISTENCIES } from '../../../shared/domain/mandate/inconsistencies';
import { DATA_TOPICS } from '../../../shared/domain/mandate/topics';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { federate } from '../../../shared/graphql/federate';
import type { Department } from '../../../shared/monitoring/department';
import { coverageOf, type Coverage, type PublishedField } from '../../../shared/sharing/coverage';
import {
  indicatorCoverage,
  type IndicatorCoverage,
} from '../../../shared/sharing/indicator-coverage';
import { seriesKey } from '../../../shared/sharing/series-claims';
import { departments } from '../../../subgraphs/registry';
import { harvest } from '../../sharing/harvest';
import { supergraphFields } from '../../supergraph/reachable-fields';
import type { Command } from '../command';
import { departmentSupergraph } from './department-schemas';
import { dutiesText } from './duties-text';

/**
 * `duties`: proves that the published data cover the mandate, and that the mandate covers the
 * published data.
 */
export const dutiesCommand: Command = {
  name: 'duties',
  summary:
    'Proves that each duty to share has its fields, each field its basis, and each indicator its dataset.',
  positionals: '',
  options: {
    json: {
      type: 'boolean',
      meaning:
        'Answer as JSON: fulfilled, unfulfilled, unclaimedFields, inconsistencies, indicators, contested',
    },
  },
  run: async ({ settings, options, terminal }) => {
    const supergraphSdl = await departmentSupergraph(settings.dataFolder).read();
    const all = await departments();
    const coverage = {
      ...(await hubCoverage(all, supergraphSdl)),
      ...indicatorCoverage(all),
    };
    terminal.say(options['json'] ? JSON.stringify(coverage, null, 2) : dutiesText(coverage));
    requireOneDataset(coverage);
    if (coverage.unclaimedFields.length === 0) return;
    const list = coverage.unclaimedFields.map(({ coordinate }) => coordinate).join(', ');
    throw new RiverGateError('SCHEMA_UNCLAIMED', `These fields have no basis in a duty: ${list}.`);
  },
};

/** Throws UNCLAIMED_SERIES if two datasets claim the same. */
function requireOneDataset({ contested }: IndicatorCoverage): void {
  if (contested.length === 0) return;
  const list = contested.map((one) => `${seriesKey(one)}: ${one.datasets.join(', ')}`).join('; ');
  throw new RiverGateError('UNCLAIMED_SERIES', `Two datasets claim the same series: ${list}.`);
}

/** How far these departments, composed into this supergraph, cover the mandate. */
export async function hubCoverage(
  all: ReadonlyArray<Department>,
  supergraphSdl: string,
): Promise<Coverage> {
  return coverageOf({
    duties: MANDATE_DUTIES,
    topics: DATA_TOPICS,
    inconsistencies: MANDATE_INCONSISTENCIES,
    departments: new Set(all.map(({ name }) => name)),
    datasets: all.flatMap(({ datasets }) => datasets),
    fields: await publishedFields(all, supergraphSdl),
  });
}

/**
 * Checked on the supergraph that callers see: a field that no department's code claims is
 * unclaimed.
 */
async function publishedFields(
  all: ReadonlyArray<Department>,
  supergraphSdl: string,
): Promise<ReadonlyArray<PublishedField>> {
  const plumbing = new Set<string>();
  // Sequentially, because type-graphql has one metadata store for the process.
  for (const department of all) {
    for (const coordinate of await plumbingOf(department)) plumbing.add(coordinate);
  }
  const { index, plainSdl } = harvest(supergraphSdl);
  return supergraphFields(plainSdl).map((field) => ({
    ...field,
    policy:
      index.fields.get(field.coordinate) ?? (plumbing.has(field.coordinate) ? null : undefined),
  }));
}

/** Fields that carry no data of their own; empty for a department that does not start. */
async function plumbingOf(department: Department): Promise<ReadonlyArray<string>> {
  try {
    const { schema, index } = await federate(department);
    return coordinatesOf(schema).filter((coordinate) => !index.fields.has(coordinate));
  } catch (thrown) {
    if (thrown instanceof RiverGateError && thrown.code === 'SCHEMA_UNCLAIMED') return [];
    throw thrown;
  }
}

function coordinatesOf(schema: GraphQLSchema): ReadonlyArray<string> {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}
