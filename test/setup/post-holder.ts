import { PUBLIC_CALLER, type Caller } from '../../shared/identity/caller';
import { postFacts, type Post } from '../../shared/identity/posts';
import { person } from '../shared/sharing/sharing-fixtures';

/** Somebody in a post, where it can be held: of the water department wherever it may be. */
export function holderOf(post: Post): Caller {
  const { heldIn, departments = ['water'], holder } = postFacts(post);
  const [kind] = heldIn;
  if (!kind) return PUBLIC_CALLER;
  const id = kind === 'DEPARTMENT' ? (departments[0] ?? 'water') : `test-${kind.toLowerCase()}`;
  return person('water', post, {
    organisation: { kind, id },
    kind: holder === 'MACHINE' ? 'MACHINE' : 'PERSON',
    districts: post === 'DISTRICT_BUREAU' ? ['440705'] : null,
    sources: post === 'ENTERPRISE' ? ['source-1'] : null,
  });
}
