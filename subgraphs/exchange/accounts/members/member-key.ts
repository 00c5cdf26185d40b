/** What is registered, confirmed and locked alike. */
export type MemberKind = 'ACCOUNT' | 'CLIENT' | 'ORGANISATION';

/** Which one. */
export interface MemberKey {
  readonly kind: MemberKind;
  readonly id: string;
}
