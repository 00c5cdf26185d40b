import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import { PUBLIC_CALLER } from '../../../shared/identity/caller';
import { accessFor } from '../../../shared/sharing/access-decisions';
import type { LeasedState } from '../../../shared/sharing/lease/leased-state';
import type { LinkFor } from '../../engine/open-links';
import { openPublicRegister } from '../../sharing/public-register';

interface Registering {
  readonly settings: Settings;
  readonly sharing: LeasedState;
  readonly linkFor: LinkFor;
  readonly log: Logger;
}

/** The register of stations that the public may see, over a separate link. */
export async function publicRegister({ settings, sharing, linkFor, log }: Registering) {
  const reference = linkFor({ name: 'reference' });
  const opened = await openPublicRegister({
    reference,
    access: () => {
      const now = settings.demoClock ?? new Date();
      return accessFor({ ...sharing.holder.current(), caller: PUBLIC_CALLER, now });
    },
    onFault: (fault) => log.warn({ err: fault }, 'the register of stations could not be read'),
  });
  const close = async () => {
    opened.close();
    await reference.close();
  };
  return { current: opened.current, close };
}
