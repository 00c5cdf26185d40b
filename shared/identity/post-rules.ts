import type { Caller, Organisation } from './caller';
import { postFacts, type Post } from './posts';

/** Who holds which posts, with the rows that they are for. */
export interface PostHolder {
  readonly kind: Exclude<Caller['kind'], 'NOBODY'>;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<Post>;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
}

/**
 * Why posts cannot be held like this; null when they can. The one place that says it: accounts are
 * checked against it when posts are given, tokens and permits when they are read.
 */
export function postsFault(holder: PostHolder): string | null {
  if (holder.posts.length === 0) return 'No post is held.';
  if (new Set(holder.posts).size < holder.posts.length) return 'A post is held twice.';
  for (const post of holder.posts) {
    const fault = postFault(post, holder);
    if (fault) return fault;
  }
  return null;
}

function postFault(post: Post, holder: PostHolder): string | null {
  const { heldIn, departments, holder: who } = postFacts(post);
  const { kind, organisation } = holder;
  if (!heldIn.includes(organisation.kind))
    return `${post} is not held in an organisation of kind ${organisation.kind}.`;
  if (departments && !departments.includes(organisation.id))
    return `${post} is held in ${departments.join(' and ')} alone.`;
  if (who !== 'BOTH' && who !== kind) return `${post} is not held by a ${kind}.`;
  return reachFault(post, holder);
}

function reachFault(post: Post, { posts, districts, sources }: PostHolder): string | null {
  if (postFacts(post).reads !== 'SHARED' && posts.length > 1)
    return `${post} is held alone: whoever watches the exchange reads none of its payload.`;
  if (post === 'DISTRICT_BUREAU' && !districts?.length) return `${post} is for districts.`;
  if (post === 'ENTERPRISE' && !sources?.length) return `${post} is for pollution sources.`;
  return null;
}
