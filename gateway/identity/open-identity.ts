import type { Organisation } from '../../shared/identity/caller';
import { openClientSignIn, type ClientSignIn } from './client-sign-in';
import { openEnrol, type Enrol } from './enrol';
import { identifier, type Identify } from './identify';
import type { IdentityOptions } from './identity-options';
import { openOidc, type Oidc } from './oidc';
import { reachable } from './reachable';
import { openSessions, type Sessions } from './sessions';
import { openSignIn, type SignIn } from './sign-in';
import { demoPersons, type SubjectRow } from './subject.loader';

/** Who asks, and how one comes to be somebody. */
export interface Identity {
  readonly identify: Identify;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly enrol: Enrol;
  readonly clients: ClientSignIn;
  readonly oidc: Oidc;
  readonly purposesOf: (organisation: Organisation) => Promise<ReadonlyArray<string>>;
  /** Persons of the demonstration; none where the hub is none. */
  demonstrationPersons(): Promise<ReadonlyArray<SubjectRow>>;
}

/** Opens identification; it keeps nothing but what it knew a moment ago, so gateways are alike. */
export function openIdentity(given: IdentityOptions): Identity {
  const options = { ...given, database: reachable(given.database, given.onFault) };
  const { database, isDemonstration, purposesOf } = options;
  const sessions = openSessions(options);
  return {
    identify: identifier(options, sessions),
    sessions,
    signIn: openSignIn(options, sessions),
    enrol: openEnrol(options, sessions),
    clients: openClientSignIn(options),
    oidc: openOidc(options),
    purposesOf,
    demonstrationPersons: async () =>
      isDemonstration ? database.asIdentity((transaction) => demoPersons(transaction)) : [],
  };
}
