import {
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import type { TokenKeys } from '../../../shared/identity/keys/token-keys';
import { cookiesNamed, valuesOf } from '../presented';

/** Recognises browsers that signed in to an account before. */
export interface Devices {
  /** Name and content of the cookie by which this browser is recognised. */
  cookieFor(account: string): Promise<DeviceCookie>;
  /** Id of a browser with a cookie of this account; null without one, or if we did not issue it. */
  deviceIn(rawHeaders: ReadonlyArray<string>, account: string): Promise<string | null>;
}

/** A cookie by which a browser is recognised. */
export interface DeviceCookie {
  readonly name: string;
  readonly value: string;
}

/** Dependencies of recognising browsers. */
export interface DevicesOptions {
  readonly tokenKeys: () => TokenKeys;
  readonly now: () => Date;
  /**
   * The epoch of an account's browsers, outside which a cookie is not valid; undefined if there is
   * no such account.
   */
  readonly epochOf: (account: string) => Promise<number | undefined>;
}

/** How long a browser is recognised, in seconds: half a year. */
export const DEVICE_S = 180 * 86_400;

const FORM = /^([0-9a-z]{1,12})\.([\w-]{22})\.([\w-]{43})$/;

/**
 * Opens it. A cookie gives no access: it only shows that this browser once knew password and code
 * of this account, and so has its own count of failures (OWASP, "device cookies"). It is signed by
 * HMAC with a key derived from the key of tokens. Browsers are no longer recognised when that key
 * is replaced, or when the account's password or second factor is set or reset or the account is
 * locked.
 */
export function openDevices({ tokenKeys, now, epochOf }: DevicesOptions): Devices {
  const keys = new WeakMap<KeyObject, Buffer>();
  const key = (): Buffer => {
    const signing = tokenKeys().signing.key;
    const known = keys.get(signing) ?? derived(signing);
    keys.set(signing, known);
    return known;
  };
  const nowS = () => Math.floor(now().getTime() / 1000);
  return {
    cookieFor: async (account) => {
      const given = `${nowS().toString(36)}.${randomBytes(16).toString('base64url')}`;
      const signed = `${String(await epochOf(account))}.${given}`;
      return { name: cookieName(account), value: `${given}.${macOf(key(), account, signed)}` };
    },
    deviceIn: async (rawHeaders, account) => {
      const cookies = cookiesNamed(valuesOf(rawHeaders, 'cookie'), cookieName(account));
      const [, since, device, mac] = FORM.exec(cookies[0] ?? '') ?? [];
      if (cookies.length !== 1 || !since || !device || !mac) return null;
      const epoch = await epochOf(account);
      if (epoch === undefined) return null;
      const wanted = Buffer.from(macOf(key(), account, `${String(epoch)}.${since}.${device}`));
      const isOurs = timingSafeEqual(Buffer.from(mac), wanted);
      const ageS = nowS() - parseInt(since, 36);
      return isOurs && ageS >= -60 && ageS < DEVICE_S ? device : null;
    },
  };
}

/**
 * One for each account, so that several persons who share a browser do not overwrite each other's.
 */
function cookieName(account: string): string {
  return `rivergate_device_${createHash('sha256').update(account).digest('hex').slice(0, 12)}`;
}

function macOf(key: Buffer, account: string, given: string): string {
  return createHmac('sha256', key).update(`${account}\n${given}`).digest('base64url');
}

function derived(signing: KeyObject): Buffer {
  const secret = signing.export({ format: 'der', type: 'pkcs8' });
  return Buffer.from(hkdfSync('sha256', secret, '', 'rivergate device cookies', 32));
}
