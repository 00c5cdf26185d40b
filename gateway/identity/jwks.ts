import { messageOf } from '../../shared/errors/message-of';
import { publicJwk } from '../../shared/identity/keys/public-jwk';
import { strictObject } from '../../shared/identity/strict-json';
import { requireThat } from '../../shared/identity/token-fault';
import type { VerifyingKey } from '../../shared/identity/verify-jwt';

/** The public keys of an outside issuer. */
export interface Jwks {
  /** The key of this id; undefined when the issuer has none. Never rejects. */
  keyFor(kid: string): Promise<VerifyingKey | undefined>;
}

/** Where keys come from. */
interface JwksOptions {
  readonly url: string;
  readonly now: () => Date;
  /** Hears why keys could not be fetched. */
  readonly onFault: (fault: string) => void;
}

const TIMEOUT_MS = 5000;
const MAX_BYTES = 256 * 1024;
/** Fetched again this often, so that a removed key soon becomes invalid. */
const FRESH_MS = 10 * 60_000;
/**
 * An unknown key id is looked up at most this often: strangers cannot make the hub send requests.
 */
const PATIENCE_MS = 30_000;
/** While the issuer cannot be reached, the keys known last are good for so long. */
const LAST_GOOD_MS = 60 * 60_000;

type Keys = ReadonlyMap<string, VerifyingKey>;

/** Fetches the keys (RFC 7517) when they are first needed, keeps them, and looks again for unknown ids. */
export function openJwks({ url, now, onFault }: JwksOptions): Jwks {
  let keys: Keys = new Map();
  let fetchedAtMs = -Infinity;
  let triedAtMs = -Infinity;
  let underWay: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    triedAtMs = now().getTime();
    try {
      keys = keysIn(await bodyOf(url));
      fetchedAtMs = triedAtMs;
    } catch (thrown) {
      onFault(`the keys of ${url} cannot be fetched: ${messageOf(thrown)}`);
    }
  };
  return {
    keyFor: async (kid) => {
      const nowMs = now().getTime();
      const isWanting = !keys.has(kid) || nowMs - fetchedAtMs >= FRESH_MS;
      if (isWanting && (nowMs - triedAtMs >= PATIENCE_MS || underWay)) {
        underWay ??= refresh().finally(() => {
          underWay = undefined;
        });
        await underWay;
      }
      return nowMs - fetchedAtMs < LAST_GOOD_MS ? keys.get(kid) : undefined;
    },
  };
}

/** A redirect could lead anywhere, and is refused; so is a body that does not end. */
async function bodyOf(url: string): Promise<string> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { redirect: 'error', signal });
  requireThat(
    response.status === 200 && response.body !== null,
    `status ${String(response.status)}`,
  );
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    requireThat(bytes <= MAX_BYTES, 'the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function keysIn(text: string): Keys {
  const list = strictObject(text)?.['keys'];
  requireThat(Array.isArray(list), 'the answer is no set of keys');
  const found = new Map<string, VerifyingKey>();
  const repeated = new Set<string>();
  for (const jwk of list) {
    const [kid, key] = publicJwk(jwk) ?? [];
    if (kid === undefined || key === undefined) continue;
    if (found.has(kid)) repeated.add(kid);
    found.set(kid, key);
  }
  for (const kid of repeated) found.delete(kid); // Two keys of one name: nobody knows which is meant.
  return found;
}
