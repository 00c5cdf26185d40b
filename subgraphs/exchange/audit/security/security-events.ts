/** Kind of a security event. */
export type SecurityEventKind = 'SIGN_IN' | 'ACCOUNT' | 'CREDENTIAL' | 'KEY' | 'RECORD';

/**
 * Events of the audit log that the security guide may see, by the prefixes of their names. All
 * other events are hidden: decisions on data are for the owners of the data, and embargoes and
 * cases of tampering must not become known to the persons under investigation.
 */
export const SECURITY_EVENTS = {
  SIGN_IN: ['SIGN_', 'TOKEN_'],
  ACCOUNT: ['ACCOUNT_', 'CLIENT_', 'ORGANISATION_', 'PERSON_', 'POST_', 'DEMONSTRATION_'],
  CREDENTIAL: ['PASSWORD_', 'TOTP_', 'SECRET_', 'ENROL', 'OUTSIDE_IDENTITY_'],
  KEY: ['KEY_'],
  RECORD: [
    ...['SEALED', 'AUDIT_UNAVAILABLE', 'RECORD_CUT', 'RECORD_ARCHIVED', 'RECORD_ANCHORS_KEPT'],
    ...['RECORD_SPACE', 'REFUSALS_UNCOUNTED'],
  ],
} as const satisfies Record<SecurityEventKind, ReadonlyArray<string>>;

const KINDS = Object.keys(SECURITY_EVENTS) as ReadonlyArray<SecurityEventKind>; // Its keys are the kinds.

/** Returns the kind of a security event; null for other events. */
export function securityKindOf(event: string): SecurityEventKind | null {
  return (
    KINDS.find((kind) => SECURITY_EVENTS[kind].some((begins) => event.startsWith(begins))) ?? null
  );
}

/**
 * Returns a PostgreSQL regular expression that matches the names of events of these kinds; of all
 * kinds if none is given.
 */
export function patternOf(kinds: ReadonlyArray<SecurityEventKind> | null | undefined): string {
  return `^(${(kinds ?? KINDS).flatMap((kind) => SECURITY_EVENTS[kind]).join('|')})`;
}
