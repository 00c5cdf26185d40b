import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../../engine/engine';
import type { GatewayAnswer } from '../../engine/execute-plan';
import type { RequestScope } from '../../request-scope';
import { jsonText } from '../../../shared/graphql/finished-text';
import { plainRequest } from './plain-request';

/** What answers `/graphql` past Apollo Server. */
interface KnownAnswering {
  readonly engine: Pick<Engine, 'answerKnown'>;
  /** Always the same scope for one request. */
  readonly scopeFor: (request: FastifyRequest, reply: FastifyReply) => RequestScope;
}

/**
 * Creates the hook that answers a plain POST or GET of a document that was parsed before: the layers of
 * Apollo Server cost more than such an answer. The server still gives the form to an answer with
 * errors, and answers everything else. Both ways answer the same bytes.
 */
export function answerKnown({ engine, scopeFor }: KnownAnswering) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const asked = plainRequest(request);
    if (!asked) return undefined;
    const answer = await engine.answerKnown({ ...asked, context: scopeFor(request, reply) });
    if (!answer || !isPlain(answer)) return undefined;
    return reply.type(JSON_TYPE).send(textOf(answer));
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Errors have a form of their own, and may change status and headers. */
function isPlain({ data, errors }: GatewayAnswer): boolean {
  return data !== undefined && errors === undefined;
}

function textOf({ data, extensions, hasTexts = false }: GatewayAnswer): string {
  const answer = { data, extensions };
  return `${hasTexts ? jsonText(answer) : JSON.stringify(answer)}\n`;
}
