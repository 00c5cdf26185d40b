import type { FastifyReply } from 'fastify';
import type { QuotaTerms } from './quota';
import type { Standing } from './rates';

/**
 * Sets the caller's limits and their remainders in the fields of
 * draft-ietf-httpapi-ratelimit-headers-10 (September 2025): lists of structured fields (RFC 9651),
 * one item for each policy, by name.
 */
export function setRateHeaders(
  reply: FastifyReply,
  policies: ReadonlyArray<QuotaTerms>,
  standings: ReadonlyArray<Standing>,
): void {
  reply.header('ratelimit-policy', policies.map(policyItem).join(', '));
  reply.header('ratelimit', standings.map(limitItem).join(', '));
}

/** `"requests";q=600;w=60`: 600 in 60 seconds; a unit other than requests is named. */
function policyItem({ name, limit, windowS }: QuotaTerms): string {
  const unit = name === 'cost' ? ';qu="values"' : '';
  return `"${name}";q=${String(limit)}${unit};w=${String(windowS)}`;
}

/** `"requests";r=599;t=58`: 599 remain for 58 seconds. */
function limitItem({ quota, taken }: Standing): string {
  return `"${quota.name}";r=${String(taken.remaining)};t=${String(taken.resetS)}`;
}
