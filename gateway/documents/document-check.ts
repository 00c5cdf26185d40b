import { hash } from 'node:crypto';
import { GraphQLError, Kind, parse, type DocumentNode } from 'graphql';
import { boundedMessage } from '../../shared/errors/bounded-message';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { closingId, refusingReason } from '../../shared/sharing/filter/cut-errors';
import type { Cut } from '../../shared/sharing/filter/filtered-operation';
import type { SupergraphInUse } from '../engine/supergraph-in-use';

/** What documents to register are checked by. */
export interface DocumentChecking {
  readonly supergraph: Pick<SupergraphInUse, 'schema' | 'judge' | 'share'>;
  readonly maxTokens: number;
}

/** A document that fits the schema, and the fields that a caller may not read today. */
export interface CheckedDocument {
  readonly id: string;
  /** Null if the access of the client is not known: it is not in use. */
  readonly refused: ReadonlyArray<RefusedField> | null;
}

interface RefusedField {
  /** `Type.field` */
  readonly coordinate: string;
  /** The dataset, or the act of the hub, that is refused. */
  readonly dataset: string;
  readonly because: string;
}

/** Most refused fields that are named for one document. */
const MOST_FIELDS = 100;

/**
 * Checks a document as its operations will be checked when they are sent, each of them, except for
 * what depends on the values of variables. Throws INVALID_DOCUMENT.
 */
export function checkedDocument(
  text: string,
  { place, access }: { readonly place: string; readonly access: AccessDecisions | null },
  checking: DocumentChecking,
): CheckedDocument {
  const document = parsed(text, place, checking);
  const { judge, share, schema } = checking.supergraph;
  const names = operationNames(document);
  if (names.length === 0) throw invalid(place, new RiverGateError('UNKNOWN_OPERATION', EMPTY));
  const cuts = names.flatMap((operationName): ReadonlyArray<Cut> => {
    const judged = judge({ document, operationName });
    if ('refusals' in judged) throw invalid(place, judged.refusals[0]);
    const { document: alone } = judged.facts;
    return access ? share({ schema, document: alone }, access).filtered.cuts : [];
  });
  return { id: `sha256:${hash('sha256', text)}`, refused: access && refusedFields(cuts, access) };
}

const EMPTY = 'The document has no operation.';

function parsed(text: string, place: string, { maxTokens }: DocumentChecking): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (thrown) {
    // Nesting that overflows the stack is the text's fault too.
    const { message, nodes, source, positions } =
      thrown instanceof GraphQLError ? thrown : new GraphQLError('The document nests too deeply.');
    const extensions = { code: 'SYNTAX' };
    throw invalid(place, new GraphQLError(message, { nodes, source, positions, extensions }));
  }
}

/** Several operations have names; only a document with one may leave it out. */
function operationNames({ definitions }: DocumentNode): ReadonlyArray<string | undefined> {
  return definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value] : [],
  );
}

function refusedFields(
  cuts: ReadonlyArray<Cut>,
  access: AccessDecisions,
): ReadonlyArray<RefusedField> {
  const byCoordinate = new Map(
    cuts.map(({ coordinate, policy }) => {
      const dataset = closingId(policy, coordinate, access);
      const because = refusingReason(dataset, coordinate, access);
      return [coordinate, { coordinate, dataset, because }] as const;
    }),
  );
  return [...byCoordinate.values()].slice(0, MOST_FIELDS);
}

function invalid(place: string, fault: GraphQLError | undefined): RiverGateError {
  const message = boundedMessage(fault?.message ?? 'The document cannot be parsed.', true);
  const [at] = fault?.locations ?? [];
  return new RiverGateError('INVALID_DOCUMENT', `${place}: ${message}`, {
    place,
    ...(fault?.extensions.code ? { fault: fault.extensions.code } : {}),
    ...(at ? { line: at.line, column: at.column } : {}),
  });
}
