/** What is registered, confirmed and locked in the same way. */
export type MemberKind = 'ACCOUNT' | 'CLIENT' | 'ORGANISATION';

/** Which one. */
export interface MemberKey {
  readonly kind: MemberKind;
  readonly id: string;
}
