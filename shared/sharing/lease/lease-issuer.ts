import type { SigningKey } from '../../identity/keys/gateway-keys';
import { signLease, textHashOf, type Lease } from './lease';
import type { SharingState } from '../sharing-state';

/** A lease, with what it names where the asker does not have it yet. */
export interface IssuedLease {
  readonly lease: string;
  readonly state?: string;
  /** Kept apart from the state, which departments get: none is to learn of a case about itself. */
  readonly cases?: string;
}

/** Issues leases; the exchange's. */
export interface LeaseIssuer {
  /** A lease on the state as it is now, which names these nonces; `knownHash` is that of the state which the asker has. */
  issue(knownHash: string | null, nonces: ReadonlyArray<string>): Promise<IssuedLease>;
}

/** What leases are issued from. */
export interface LeaseContext {
  readonly key: SigningKey;
  /** The state, or null if it is still of the version given. */
  readonly load: (knownVersion: number | null) => Promise<SharingState | null>;
  readonly now: () => Date;
}

/** An issuer that looks at the exchange's tables each time, after it was given the nonces. */
export function leaseIssuer({ key, load, now }: LeaseContext): LeaseIssuer {
  let known: Known | null = null;
  return {
    issue: async (knownHash, nonces) => {
      const issuedAtMs = now().getTime();
      const news = await load(known?.version ?? null);
      if (news) known = knownOf(news);
      if (!known) throw new TypeError('The first look at the sharing state must answer it.');
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
