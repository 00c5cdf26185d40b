import {
  GraphQLError,
  getOperationAST,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue';
import { messageOf } from '../errors/message-of';

/** A document that is valid for a schema, and the requested operation in it. */
export interface CheckedOperation {
  readonly document: DocumentNode;
  /** Undefined if the only operation has no name. */
  readonly name: string | undefined;
}

/** Why an operation cannot run; without `data`, so that HTTP answers 400. */
interface CheckFailure {
  readonly errors: ReadonlyArray<GraphQLError>;
}

/**
 * Parses and validates `query`; returns the requested operation, or its error (SYNTAX,
 * INVALID_OPERATION, UNKNOWN_OPERATION).
 */
export function checkedOperation(
  schema: GraphQLSchema,
  query: string,
  operationName: string | null | undefined,
): CheckedOperation | CheckFailure {
  const document = parsed(query);
  if ('errors' in document) return document;
  const faults = validate(schema, document);
  if (faults.length > 0) {
    return { errors: faults.map((fault) => coded('INVALID_OPERATION', fault)) };
  }
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [coded('UNKNOWN_OPERATION', unknownOperation(operationName))] };
  return { document, name: operation.name?.value };
}

/** The same error with one of our codes. */
export function coded(code: ErrorCode, error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { ...extensions, code, remedy: ERROR_CATALOGUE[code].remedy },
  });
}

/** The error for a document without an operation of this name. */
function unknownOperation(operationName: string | null | undefined): GraphQLError {
  return new GraphQLError(
    operationName
      ? `The document has no operation named "${operationName}".`
      : 'The document has no operation, or several of which `operationName` must name one.',
  );
}

function parsed(query: string): DocumentNode | CheckFailure {
  try {
    return parse(query);
  } catch (thrown) {
    const fault = thrown instanceof GraphQLError ? thrown : new GraphQLError(messageOf(thrown));
    return { errors: [coded('SYNTAX', fault)] };
  }
}
