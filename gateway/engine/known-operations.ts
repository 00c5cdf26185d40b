import { getOperationAST, OperationTypeNode, type DocumentNode } from 'graphql';
import type { MemoryBudget } from '../../shared/data/memory-budget';
import { weightOf } from '../../shared/data/operation-weights';
import { withoutTexts } from '../../shared/graphql/finished-text';
import type { RequestScope } from '../request-scope';
import type { GatewayAnswer, ScopedRequest } from './execute-plan';

/** Operations whose documents the server has parsed, so that they can be answered past it. */
export interface KnownOperations {
  /** Keeps the document of a request. */
  keep(request: ScopedRequest): void;
  /** Answers a request whose document is kept, with finished texts; undefined for any other. */
  answer(asked: KnownRequest): Promise<GatewayAnswer> | undefined;
  /** The answer with errors that was given for this scope, without texts; undefined for any other. */
  answered(scope: RequestScope): GatewayAnswer | undefined;
}

/** A request by the text of its document alone. */
export interface KnownRequest extends Omit<ScopedRequest, 'document'> {
  /** Whether only a query is answered: a request by GET changes nothing. */
  readonly isQueryOnly: boolean;
}

/** For @apollo/gateway, which needs what only the server knows. */
export const NOTHING_KNOWN: KnownOperations = {
  keep: () => undefined,
  answer: () => undefined,
  answered: () => undefined,
};

/**
 * Keeps documents by their texts within a budget. They are the server's own, and are weighed once
 * more, because the server may forget them first.
 */
export function knownOperations(
  budget: MemoryBudget,
  answer: (request: ScopedRequest) => Promise<GatewayAnswer>,
): KnownOperations {
  const documents = budget.cache<DocumentNode>('texts');
  const answers = new WeakMap<AbortSignal, GatewayAnswer>(); // Apollo Server copies the scope, but not what is in it.
  const noted = async (request: ScopedRequest) => {
    const given = await answer({ ...request, takesTexts: true });
    if (given.errors || given.data === undefined)
      answers.set(request.context.signal, readAnswer(given));
    return given;
  };
  return {
    keep: ({ source, document }) => {
      if (!documents.get(source)) documents.set(source, document, weightOf('document', source));
    },
    answer: ({ isQueryOnly, ...asked }) => {
      const document = documents.get(asked.source);
      if (!document || (isQueryOnly && !asksQuery(document, asked.request))) return undefined;
      return noted({ ...asked, document });
    },
    answered: ({ signal }) => answers.get(signal),
  };
}

function asksQuery(document: DocumentNode, { operationName }: ScopedRequest['request']): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
}

function readAnswer({ data, errors, extensions }: GatewayAnswer): GatewayAnswer {
  const read = withoutTexts(data) as GatewayAnswer['data']; // It stays what it was.
  return { data: read, errors, extensions };
}
