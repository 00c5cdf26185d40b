import type { Logger } from 'pino';
import { messageOf } from '../../../shared/errors/message-of';
import type { SecondFactorSeal } from '../../../shared/identity/second-factor-seal';
import { secretsToSeal, storeSealed } from './second-factor.store';
import type { IdentityDatabase } from '../reachable';

/**
 * Seals with the newest key all secrets that are not: plain ones of an older hub, which are
 * removed, and those sealed with an older key. A secret that cannot be opened stays as it is and is
 * logged: its person cannot sign in until the key is back.
 */
export async function sealSecondFactors(
  database: IdentityDatabase,
  seal: SecondFactorSeal,
  log: Pick<Logger, 'info' | 'error'>,
): Promise<void> {
  const sealed = await database.asIdentity(async (transaction) => {
    let count = 0;
    for (const { account, plain, totpSealed } of await secretsToSeal(transaction)) {
      if (plain === null && (totpSealed === null || seal.isCurrent(totpSealed))) continue;
      const secret = plain ?? openedBy(seal, log, [account, totpSealed ?? '']);
      if (secret === null) continue;
      await storeSealed(transaction, account, seal.seal(account, secret));
      count += 1;
    }
    return count;
  });
  if (sealed > 0) log.info({ accounts: sealed }, 'second factors sealed by the newest key');
}

function openedBy(
  seal: SecondFactorSeal,
  log: Pick<Logger, 'error'>,
  [account, sealed]: readonly [account: string, sealed: string],
): string | null {
  try {
    return seal.open(account, sealed);
  } catch (thrown) {
    log.error({ account, reason: messageOf(thrown) }, 'a second factor cannot be opened');
    return null;
  }
}
