import type { Organisation } from '../../shared/identity/caller';
import { deviceEpochOf } from './sign-in/account.store';
import { openAttempts } from './sign-in/attempts';
import { openClientSignIn, type ClientSignIn } from './sign-in/client-sign-in';
import { openDevices, type Devices } from './sign-in/devices';
import { openEnrol, type Enrol } from './sign-in/enrol';
import { askerOf, identifier, type Identify, type IdentifyAsker } from './identify';
import type { IdentityOptions } from './identity-options';
import { openOidc, type Oidc } from './oidc';
import { reachable } from './reachable';
import { openSessions, type Sessions } from './sessions';
import { openSignIn, type SignIn } from './sign-in/sign-in';
import { demoPersons, type SubjectRow } from './subject.queries';

/** Identification, and the ways to sign in. */
export interface Identity {
  readonly identify: Identify;
  /** Like `identify`, but a browser whose session has ended is the public. */
  readonly identifyAsker: IdentifyAsker;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly devices: Devices;
  readonly enrol: Enrol;
  readonly clients: ClientSignIn;
  readonly oidc: Oidc;
  readonly purposesOf: (organisation: Organisation) => Promise<ReadonlyArray<string>>;
  /** Persons of the demonstration; none if the hub is not a demonstration. */
  demonstrationPersons(): Promise<ReadonlyArray<SubjectRow>>;
}

/**
 * Opens identification; it has no state but short-lived caches, so gateways are interchangeable.
 */
export function openIdentity(given: IdentityOptions): Identity {
  const options = { ...given, database: reachable(given.database, given.onFault) };
  const { database, isDemonstration, purposesOf, tokenKeys, now } = options;
  const attempts = openAttempts(options);
  const sessions = openSessions(options);
  const identify = identifier(options, sessions);
  return {
    identify,
    identifyAsker: askerOf(identify),
    sessions,
    signIn: openSignIn(options, { sessions, attempts }),
    devices: openDevices({
      tokenKeys,
      now,
      epochOf: (account) =>
        database.asIdentity((transaction) => deviceEpochOf(transaction, account)),
    }),
    enrol: openEnrol(options, { sessions, attempts }),
    clients: openClientSignIn(options, attempts),
    oidc: openOidc(options),
    purposesOf,
    demonstrationPersons: async () =>
      isDemonstration ? database.asIdentity((transaction) => demoPersons(transaction)) : [],
  };
}
