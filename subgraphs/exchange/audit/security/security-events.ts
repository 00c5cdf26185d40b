/** What a security event is about. */
export type SecurityEventKind = 'SIGN_IN' | 'ACCOUNT' | 'CREDENTIAL' | 'KEY' | 'RECORD';

/**
 * Which events of the audit log are the security guide's affair, by how their names begin. What is
 * in none of these is not shown: decisions on data are their owners' and entries under seal and
 * cases of tampering concern the investigated.
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

/** The kind of an event; null if it is none of security. */
export function securityKindOf(event: string): SecurityEventKind | null {
  return (
    KINDS.find((kind) => SECURITY_EVENTS[kind].some((begins) => event.startsWith(begins))) ?? null
  );
}

/** A regular expression (PostgreSQL's) that the names of events of these kinds fit; of all for none named. */
export function patternOf(kinds: ReadonlyArray<SecurityEventKind> | null | undefined): string {
  return `^(${(kinds ?? KINDS).flatMap((kind) => SECURITY_EVENTS[kind]).join('|')})`;
}
