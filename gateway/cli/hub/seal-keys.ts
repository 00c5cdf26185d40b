import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { keyFolderOf, type Settings } from '../../../shared/config/settings';
import { messageOf } from '../../../shared/errors/message-of';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  publicHalf,
  type SigningKey,
  type TrustedKeys,
} from '../../../shared/identity/keys/gateway-keys';
import { openKeyFolder } from '../../../shared/identity/keys/key-folder';

/**
 * The public keys that verify seals and heads of the audit log: from these PEM files, or else the
 * public half of the key in the folder of keys. Throws SETTINGS_INVALID.
 */
export async function sealPublicKeys(
  settings: Settings,
  files: ReadonlyArray<string>,
): Promise<TrustedKeys> {
  if (files.length === 0) return publicHalf(await sealPrivateKey(settings));
  const keys = await Promise.all(files.map(keyIn));
  return new Map(keys.map((key) => [kidOf(key), key]));
}

/** The key that seals the audit log, from the folder of keys. Throws SETTINGS_INVALID. */
export async function sealPrivateKey(settings: Settings): Promise<SigningKey> {
  const { seal } = await openKeyFolder(keyFolderOf(settings), ['seal'], { now: () => new Date() });
  return seal;
}

async function keyIn(file: string): Promise<KeyObject> {
  try {
    return createPublicKey(await readFile(file, 'utf8'));
  } catch (thrown) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `The audit log's seals require a public key as PEM in ${file}, but: ${messageOf(thrown)}.`,
    );
  }
}

/** An id computed from the key itself, so that it is the same everywhere. */
function kidOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64url').slice(0, 22);
}
