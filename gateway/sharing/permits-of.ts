import { PUBLIC_CALLER } from '../../shared/identity/caller';
import { permitsFor, type Permits } from '../../shared/sharing/permits';
import type { RequestScope } from '../engine/link';

/** The permits of a request; of one without any those of the public while nothing is known, which bind all. */
export function permitsOf({ permits }: RequestScope): Permits {
  return (
    permits ?? permitsFor({ state: null, isFresh: false, caller: PUBLIC_CALLER, now: new Date() })
  );
}
