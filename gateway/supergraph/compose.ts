import { composeServices, type CompositionSuccess } from '@apollo/composition';
import { parse, type GraphQLError } from 'graphql';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { CompositionFault } from './composition-fault';

/** A department's schema, as committed. */
export interface DepartmentSchema {
  readonly name: string;
  readonly sdl: string;
  /** The department's address; may be absent if links are configured elsewhere. */
  readonly url?: string;
}

/**
 * Hints of composition that something is dropped silently; they are treated as errors.
 * The other hints concern what is retained: a field that only one department has on a value type
 * (it is still answered there), types that differ but are compatible, descriptions, migrations in
 * progress.
 */
const SILENT_LOSS: ReadonlyMap<string, string> = new Map([
  ['INCONSISTENT_ARGUMENT_PRESENCE', 'the argument is dropped'],
  ['INCONSISTENT_DEFAULT_VALUE_PRESENCE', 'the default is dropped'],
  ['INCONSISTENT_INPUT_OBJECT_FIELD', 'the input field is dropped'],
  ['INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM', 'the value is dropped'],
  ['INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE', 'the directive is dropped'],
  ['INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS', 'a place of the directive is dropped'],
  ['NO_EXECUTABLE_DIRECTIVE_INTERSECTION', 'the directive is dropped'],
  ['INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS', 'one of the arguments is dropped'],
  ['FROM_SUBGRAPH_DOES_NOT_EXIST', 'the override does nothing'],
  [
    'INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN',
    'the answer depends on which department is asked',
  ],
]);

/**
 * Composes the supergraph of all departments.
 * Throws SUPERGRAPH_REFUSED with every fault (`facts.faults`), each naming department and field:
 * schemas that do not compose, and composition that would silently drop something.
 */
export function composeSupergraph(departments: ReadonlyArray<DepartmentSchema>): {
  readonly supergraphSdl: string;
} {
  const documents = departments.map(({ name, sdl, url }) => ({
    name,
    url: url ?? `http://${name}.invalid`,
    typeDefs: parsed(name, sdl),
  }));
  const composed = composeServices(documents);
  if (composed.errors) throw refused(composed.errors.map(faultOfError));
  const losses = composed.hints.flatMap(faultOfHint);
  if (losses.length > 0) throw refused(losses);
  return { supergraphSdl: composed.supergraphSdl };
}

function parsed(department: string, sdl: string) {
  try {
    return parse(sdl);
  } catch (thrown) {
    throw refused([{ code: 'SYNTAX', message: `[${department}] ${messageOf(thrown)}` }]);
  }
}

function faultOfError({ message, extensions }: GraphQLError): CompositionFault {
  return { code: String(extensions.code), message };
}

function faultOfHint({
  definition,
  message,
}: CompositionSuccess['hints'][number]): ReadonlyArray<CompositionFault> {
  const loss = SILENT_LOSS.get(definition.code);
  return loss === undefined ? [] : [{ code: definition.code, message: `${message} (${loss})` }];
}

function refused(faults: ReadonlyArray<CompositionFault>): RiverGateError {
  const lines = faults.map(({ code, message }) => `${code}: ${message}`);
  return new RiverGateError(
    'SUPERGRAPH_REFUSED',
    `The department schemas do not compose:\n${lines.join('\n')}`,
    { faults },
  );
}
