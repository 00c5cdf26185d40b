import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../shared/config/settings';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { SigningKey, TrustedKeys } from '../../shared/identity/gateway-keys';

/**
 * Public keys by which the record's seals and heads are verified: of these PEM files, else the one in
 * the folder of keys. Throws SETTINGS_INVALID.
 */
export async function sealPublicKeys(
  settings: Settings,
  files: ReadonlyArray<string>,
): Promise<TrustedKeys> {
  const given = files.length > 0 ? files : [join(keyFolder(settings), 'seal.pub')];
  const keys = await Promise.all(given.map((file) => keyIn(file, createPublicKey)));
  return new Map(keys.map((key) => [kidOf(key), key]));
}

/** The key that seals the record, of the folder of keys. Throws SETTINGS_INVALID. */
export async function sealPrivateKey(settings: Settings): Promise<SigningKey> {
  const key = await keyIn(join(keyFolder(settings), 'seal.key'), createPrivateKey);
  return { kid: kidOf(createPublicKey(key)), key };
}

function keyFolder({ dataFolder }: Settings): string {
  return join(dataFolder, 'keys');
}

async function keyIn(file: string, parse: (pem: string) => KeyObject): Promise<KeyObject> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (thrown) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `The record's seals want a key as PEM in ${file}, but: ${messageOf(thrown)}.`,
    );
  }
}

/** A name that a key has by itself: the same wherever it is computed. */
function kidOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64url').slice(0, 22);
}
