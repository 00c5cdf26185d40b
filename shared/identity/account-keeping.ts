import type { Transaction } from '../data/database';
import type { Organisation } from './caller';
import type { Role } from './roles';
import type { SecondFactorSeal } from './second-factor-seal';

/**
 * Account operations of the exchange for the command line, in transactions of the database owner.
 */
export interface AccountKeeping {
  /**
   * Appoints one of the first persons of a hub, by a document. Throws TRANSITION_REFUSED if the
   * department already has a person in this role.
   */
  readonly appoint: (
    transaction: Transaction,
    appointment: Appointment,
    now: Date,
  ) => Promise<AppointedPerson>;
  /**
   * Creates the missing labelled accounts and clients of the demonstration, and returns the
   * credentials of all. Credentials in `kept` that are still valid do not change.
   */
  readonly demonstrate: (
    transaction: Transaction,
    kept: DemoCredentials | null,
    making: DemoMaking,
  ) => Promise<DemoCredentials>;
}

/**
 * The time at which the accounts of the demonstration are created, and the seal of their second
 * factors.
 */
export interface DemoMaking {
  readonly now: Date;
  readonly seal: SecondFactorSeal;
}

/** One of the first persons, who do not need the confirmation of two others. */
export interface Appointment {
  readonly department: string;
  readonly post: string;
  readonly nameZh: string;
  /** Number and title of the document that appoints the person. */
  readonly document: string;
}

/** The enrolment code of an appointed person; shown once, on the machine's console. */
export interface AppointedPerson {
  readonly account: string;
  /**
   * Both halves of the enrolment code: that of the person who started the enrolment, and that of
   * the steward.
   */
  readonly halves: readonly [string, string];
  readonly expiresAt: string;
}

/**
 * The credentials of the accounts and clients of the demonstration; the content of
 * `demo-credentials.json`.
 */
export interface DemoCredentials {
  /** Purpose and use of the file. */
  readonly about: string;
  readonly accounts: ReadonlyArray<DemoAccountCredentials>;
  readonly clients: ReadonlyArray<DemoClientCredentials>;
}

/** The credentials of a person of the demonstration. */
export interface DemoAccountCredentials {
  readonly account: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<Role>;
  readonly password: string;
  /** Base32, for an authenticator. */
  readonly totpSecret: string;
  /** The same secret as an `otpauth:` address for authenticators. */
  readonly totpAddress: string;
}

/** The credentials of a machine of the demonstration. */
export interface DemoClientCredentials {
  readonly clientId: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<Role>;
  readonly clientSecret: string;
}
