import { isMembers, type Json } from './chain/canonical-json';

/**
 * The owners and datasets in a body, read or refused, each once, as `owner dataset`, sorted: the
 * keys under which the entry must be found.
 */
export function concernsOf(body: Json | undefined): ReadonlyArray<string> {
  if (!isMembers(body)) return [];
  const told = [body['reads'], body['refusals']].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [...new Set((told as ReadonlyArray<Json>).map(concernOf))].sort();
}

function concernOf(told: Json): string {
  return isMembers(told) ? `${String(told['owner'])} ${String(told['dataset'])}` : '';
}
