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
 * Public keys by which the audit log's seals and heads are verified: of these PEM files, else the
 * public half of the one in the folder of keys. Throws SETTINGS_INVALID.
 */
export async function sealPublicKeys(
  settings: Settings,
  files: ReadonlyArray<string>,
): Promise<TrustedKeys> {
  if (files.length === 0) return publicHalf(await sealPrivateKey(settings));
  const keys = await Promise.all(files.map(keyIn));
  return new Map(keys.map((key) => [kidOf(key), key]));
}

/** The key that seals the audit log, of the folder of keys. Throws SETTINGS_INVALID. */
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

/** A name that a key has by itself: the same wherever it is computed. */
function kidOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64url').slice(0, 22);
}
