import { messageOf } from '../../shared/errors/message-of';
import { publicJwk } from '../../shared/identity/keys/public-jwk';
import { strictObject } from '../../shared/identity/strict-json';
import { requireThat } from '../../shared/identity/token-fault';
import type { VerifyingKey } from '../../shared/identity/verify-jwt';

/** The public keys of an outside issuer. */
export interface Jwks {
  /** The key with this id; undefined if the issuer has none. Never rejects. */
  keyFor(kid: string): Promise<VerifyingKey | undefined>;
}

/** Where keys are fetched from. */
interface JwksOptions {
  readonly url: string;
  readonly now: () => Date;
  /** Called with the reason why keys could not be fetched. */
  readonly onFault: (fault: string) => void;
}

const TIMEOUT_MS = 5000;
const MAX_BYTES = 256 * 1024;
/** The interval at which keys are fetched again, so that a removed key soon becomes invalid. */
const FRESH_MS = 10 * 60_000;
/**
 * The shortest interval between fetches for unknown key ids, so that strangers cannot make the hub
 * send requests.
 */
const PATIENCE_MS = 30_000;
/** How long the last known keys are valid while the issuer cannot be reached. */
const LAST_GOOD_MS = 60 * 60_000;

type Keys = ReadonlyMap<string, VerifyingKey>;

/**
 * Fetches the keys (RFC 7517) when they are first needed, caches them, and fetches again for
 * unknown ids.
 */
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

/** A redirect could lead anywhere and is refused; so is a body that does not end. */
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
  for (const kid of repeated) found.delete(kid); // With two keys of one id, it is ambiguous which is meant.
  return found;
}
