import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { RiverGateError } from '../errors/rivergate-error';
import type { SecondFactorKeys } from './keys/second-factor-keys';

/** Encrypts the secrets of one-time codes for the database, and decrypts them to verify a code. */
export interface SecondFactorSeal {
  /** `<key id>.<nonce>.<ciphertext and tag>` in base64url; valid only for this account. */
  seal(account: string, secret: string): string;
  /**
   * Decrypts the secret; throws SECOND_FACTOR_UNREADABLE if the key is missing, or the secret was
   * encrypted for another account.
   */
  open(account: string, sealed: string): string;
  /** Whether it was encrypted with the current key. */
  isCurrent(sealed: string): boolean;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Creates a seal with AES-256-GCM (NIST SP 800-38D): a random nonce for each secret, and the
 * account as additional data, so that a row copied to another account cannot be decrypted there.
 */
export function secondFactorSeal(keys: SecondFactorKeys): SecondFactorSeal {
  return {
    seal: (account, secret) => {
      const { kid, key } = keys.sealing();
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(account));
      const body = [cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return [kid, nonce.toString('base64url'), Buffer.concat(body).toString('base64url')].join(
        '.',
      );
    },
    open: (account, sealed) => {
      const [, kid = '', nonce = '', body = ''] = FORM.exec(sealed) ?? [];
      const key = keys.byId(kid);
      if (!key) throw unreadable(account);
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
        .setAAD(boundTo(account))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const opened = [decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(opened).toString('utf8');
      } catch {
        throw unreadable(account); // The tag does not match: encrypted for another account, or altered.
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${keys.sealing().kid}.`),
  };
}

/** 22, 16 and at least 22 characters: a key id, 12 bytes of nonce, a tag of 16 bytes. */
const FORM = /^([\w-]{22})\.([\w-]{16})\.([\w-]{22,})$/;

function boundTo(account: string): Buffer {
  return Buffer.from(`rivergate second factor of ${account}`);
}

function unreadable(account: string): RiverGateError {
  return new RiverGateError(
    'SECOND_FACTOR_UNREADABLE',
    `The secret of one-time codes of "${account}" was encrypted with a key that is not in the key folder, or for another account.`,
  );
}
