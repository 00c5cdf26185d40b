import type { SigningKey } from '../identity/gateway-keys';
import { signLease, stateHashOf } from './lease';
import type { SharingState } from './sharing-state';

/** A lease, with the state that it names where the asker does not have it yet. */
export interface IssuedLease {
  readonly lease: string;
  readonly state?: string;
}

/** Issues leases; the directory's. */
export interface LeaseIssuer {
  /** A lease on the state as it is now; `knownHash` is that of the state which the asker has. */
  issue(knownHash: string | null): Promise<IssuedLease>;
}

/** What leases are issued from. */
export interface LeaseGround {
  readonly key: SigningKey;
  /** The state, or null where it is still of the version given. */
  readonly load: (knownVersion: number | null) => Promise<SharingState | null>;
  readonly now: () => Date;
}

/** An issuer that looks at the directory's tables each time: the lease runs from the moment before it looks. */
export function leaseIssuer({ key, load, now }: LeaseGround): LeaseIssuer {
  let known: { readonly version: number; readonly text: string; readonly hash: string } | null =
    null;
  return {
    issue: async (knownHash) => {
      const issuedAtMs = now().getTime();
      const news = await load(known?.version ?? null);
      if (news) {
        const text = JSON.stringify(news);
        known = { version: news.version, text, hash: stateHashOf(text) };
      }
      if (!known) throw new TypeError('The first look at the sharing state must answer it.');
      const { version, text, hash } = known;
      const lease = signLease(key, { version, stateHash: hash, issuedAtMs });
      return knownHash === hash ? { lease } : { lease, state: text };
    },
  };
}
