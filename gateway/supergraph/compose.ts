import { composeServices, type CompositionSuccess } from '@apollo/composition';
import { parse, type GraphQLError } from 'graphql';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { argumentsInRequires } from './arguments-in-requires';
import type { CompositionFault } from './composition-fault';

/** A department's schema, as it is committed. */
export interface DepartmentSchema {
  readonly name: string;
  readonly sdl: string;
  /** Where it answers; may stay away where links are set otherwise. */
  readonly url?: string;
}

/**
 * Hints that say something is lost without a word, which we take for errors.
 *
 * The remaining hints concern what is kept: a field of one department alone on a value type (it
 * still answers there), types that differ but fit, descriptions, migrations in progress.
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
  ['INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN', 'the answer depends on who is asked'],
]);

/**
 * The supergraph of all departments.
 *
 * Throws SUPERGRAPH_REFUSED with every fault (`facts.faults`), each naming department and field: where
 * they do not compose, where composing would lose something silently, and where `@requires` passes
 * arguments, which @apollo/gateway drops.
 */
export function composeSupergraph(departments: ReadonlyArray<DepartmentSchema>): {
  readonly supergraphSdl: string;
} {
  const documents = departments.map(({ name, sdl, url }) => ({
    name,
    url: url ?? `http://${name}.invalid`,
    typeDefs: parsed(name, sdl),
  }));
  const faults = documents.flatMap(({ name, typeDefs }) => argumentsInRequires(name, typeDefs));
  const composed = composeServices(documents);
  if (composed.errors) throw refused([...faults, ...composed.errors.map(faultOfError)]);
  const all = [...faults, ...composed.hints.flatMap(faultOfHint)];
  if (all.length > 0) throw refused(all);
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
