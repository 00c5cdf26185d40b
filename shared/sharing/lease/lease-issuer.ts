import type { SigningKey } from '../../identity/keys/gateway-keys';
import { signLease, textHashOf, type Lease } from './lease';
import type { SharingState } from '../sharing-state';

/** A lease, with the state and cases that it names if the requester does not have them yet. */
export interface IssuedLease {
  readonly lease: string;
  readonly state?: string;
  /**
   * Separate from the state that departments receive, because no department may learn of a case
   * about itself.
   */
  readonly cases?: string;
}

/** Issues leases; only the exchange has one. */
export interface LeaseIssuer {
  /**
   * Issues a lease on the present state that names these nonces; `knownHash` is the hash of the
   * state that the requester has.
   */
  issue(knownHash: string | null, nonces: ReadonlyArray<string>): Promise<IssuedLease>;
}

/** What the issuer needs. */
export interface LeaseContext {
  readonly key: SigningKey;
  /** The state; null if it still has the given version. */
  readonly load: (knownVersion: number | null) => Promise<SharingState | null>;
  readonly now: () => Date;
}

/**
 * Creates an issuer that reads the exchange's tables for each lease, after it has received the
 * nonces.
 */
export function leaseIssuer({ key, load, now }: LeaseContext): LeaseIssuer {
  let known: Known | null = null;
  return {
    issue: async (knownHash, nonces) => {
      const issuedAtMs = now().getTime();
      const news = await load(known?.version ?? null);
      if (news) known = knownOf(news);
      if (!known) throw new TypeError('The first read of the sharing state must return it.');
      const { state, cases, ...named } = known;
      const lease = signLease(key, { ...named, issuedAtMs, nonces });
      return knownHash === named.stateHash ? { lease } : { lease, state, cases };
    },
  };
}

interface Known extends Omit<Lease, 'issuedAtMs' | 'nonces'> {
  readonly state: string;
  readonly cases: string;
}

function knownOf(news: SharingState): Known {
  const [state, cases] = [JSON.stringify({ ...news, cases: [] }), JSON.stringify(news.cases)];
  return {
    version: news.version,
    ...{ state, stateHash: textHashOf(state) },
    ...{ cases, casesHash: textHashOf(cases) },
  };
}
