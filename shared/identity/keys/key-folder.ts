import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { SigningKey } from './gateway-keys';
import { takeFormerKeys } from './former-keys';
import { makeKeyFolder, readOrMake, replaceFile } from './key-files';
import {
  ED25519,
  generateSecret,
  P256,
  publicPem,
  secretIn,
  signingKeyIn,
  type KeyKind,
} from './key-kinds';
import { secondFactorKeysIn, type SecondFactorKeys } from './second-factor-keys';
import { tokenKeysIn, type KeyClock, type TokenKeys } from './token-keys';

/** The hub's keys. Each has one use; none can replace another. */
export interface HubKeys {
  /** For access tokens: the keys that the folder holds now (RSA, RS256). */
  readonly tokens: () => TokenKeys;
  /** Signs permits of the gateway for departments (EC P-256, ES256). */
  readonly permit: SigningKey;
  /** Signs the sharing state of the exchange (EC P-256, ES256). */
  readonly exchange: SigningKey;
  /** Seals the audit log (Ed25519, EdDSA). */
  readonly seal: SigningKey;
  /** Hashes the looked-up keys in the audit log (HMAC-SHA-256). */
  readonly ledgerHmac: KeyObject;
  /**
   * Encrypt stored secrets of one-time codes (AES-256-GCM); only processes that verify sign-ins
   * have them.
   */
  readonly secondFactor: SecondFactorKeys;
}

/** The name of a key of the hub. */
export type HubKeyName = keyof HubKeys;

/**
 * Reads the named keys from the files of a folder (`token-<kid>.key`, `permit.key`, `exchange.key`,
 * `seal.key`, `ledger-hmac.key`, `second-factor-<kid>.key`); missing ones are generated, readable
 * only by the folder's owner, also if several processes start at once. A process names the keys
 * that it needs and gets no others.
 *
 * Throws SETTINGS_INVALID naming the file if it has another kind of key, or others can read it.
 */
export async function openKeyFolder<Name extends HubKeyName>(
  folder: string,
  names: ReadonlyArray<Name>,
  clock: KeyClock,
): Promise<Pick<HubKeys, Name>> {
  makeKeyFolder(folder);
  takeFormerKeys(folder);
  const open = openers(folder, clock);
  const opened = names.map(async (name) => [name, await open[name]()] as const);
  return Object.fromEntries(await Promise.all(opened)) as Pick<HubKeys, Name>; // Has exactly the requested names.
}

/**
 * Writes the public halves of the keys in a folder (`permit.pub`, …); returns the written files.
 */
export function writePublicHalves(keys: Partial<HubKeys>, folder: string): ReadonlyArray<string> {
  const { tokens, permit, exchange, seal } = keys;
  const halves = Object.entries({ permit, exchange, seal });
  const files = halves.flatMap(([name, key]) => (key ? [[`${name}.pub`, publicPem(key)]] : []));
  for (const [kid, key] of tokens?.().verifying ?? [])
    files.push([`token-${kid}.pub`, key.export({ type: 'spki', format: 'pem' }).toString()]);
  return files.map(([name = '', pem = '']) => {
    const file = join(folder, name);
    replaceFile(file, pem, 0o644);
    return file;
  });
}

type Openers = { readonly [Name in HubKeyName]: () => Promise<HubKeys[Name]> };

function openers(folder: string, clock: KeyClock): Openers {
  const signing = (name: string, kind: KeyKind) => async () => {
    const file = join(folder, name);
    return signingKeyIn(file, readOrMake(file, kind.generate), kind);
  };
  const hmacFile = join(folder, 'ledger-hmac.key');
  return {
    tokens: () => tokenKeysIn(folder, clock),
    permit: signing('permit.key', P256),
    exchange: signing('exchange.key', P256),
    seal: signing('seal.key', ED25519),
    secondFactor: () => secondFactorKeysIn(folder),
    ledgerHmac: async () => secretIn(hmacFile, readOrMake(hmacFile, generateSecret)),
  };
}
