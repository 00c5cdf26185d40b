import type { Transaction } from '../data/database';
import type { Organisation } from './caller';
import type { Role } from './roles';
import type { SecondFactorSeal } from './second-factor-seal';

/** What the exchange does for the command line with accounts, in transactions of its owner. */
export interface AccountKeeping {
  /**
   * Puts one of the first persons of a hub in office, on a document. Throws TRANSITION_REFUSED once
   * the department has persons who do without.
   */
  readonly appoint: (
    transaction: Transaction,
    appointment: Appointment,
    now: Date,
  ) => Promise<AppointedPerson>;
  /**
   * Creates the labelled accounts and clients of the demonstration that are missing, and answers
   * what all of them sign in with. Of `kept` whatever still fits stays as it is.
   */
  readonly demonstrate: (
    transaction: Transaction,
    kept: DemoCredentials | null,
    making: DemoMaking,
  ) => Promise<DemoCredentials>;
}

/** When the accounts of the demonstration are made, and what seals their second factors. */
export interface DemoMaking {
  readonly now: Date;
  readonly seal: SecondFactorSeal;
}

/** One of the first persons, who can be in office without being confirmed by two others. */
export interface Appointment {
  readonly department: string;
  readonly post: string;
  readonly nameZh: string;
  /** Number and title of the document that puts the person in office. */
  readonly document: string;
}

/** What the person enrols with; shown once, at the machine's console. */
export interface AppointedPerson {
  readonly account: string;
  /** Both halves of the enrolment code: of who started it, and of the steward. */
  readonly halves: readonly [string, string];
  readonly expiresAt: string;
}

/** What the accounts and clients of the demonstration sign in with; the content of `demo-credentials.json`. */
export interface DemoCredentials {
  /** What the file is, and how to use it. */
  readonly about: string;
  readonly accounts: ReadonlyArray<DemoAccountCredentials>;
  readonly clients: ReadonlyArray<DemoClientCredentials>;
}

/** A person of the demonstration. */
export interface DemoAccountCredentials {
  readonly account: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<Role>;
  readonly password: string;
  /** Base32, for an authenticator. */
  readonly totpSecret: string;
  /** The same as an address that an authenticator reads. */
  readonly totpAddress: string;
}

/** A machine of the demonstration. */
export interface DemoClientCredentials {
  readonly clientId: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<Role>;
  readonly clientSecret: string;
}
