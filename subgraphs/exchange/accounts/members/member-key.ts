/** What is registered, confirmed and locked in the same way. */
export type MemberKind = 'ACCOUNT' | 'CLIENT' | 'ORGANISATION';

/** How far a member has come into use. */
export type MemberState = 'DORMANT' | 'CONFIRMED_ONCE' | 'CONFIRMED' | 'LOCKED';

/** The table of a kind. */
export function tableOf(kind: MemberKind): string {
  return `exchange.${kind.toLowerCase()}`;
}

/** Which one. */
export interface MemberKey {
  readonly kind: MemberKind;
  readonly id: string;
}

/** Of which kinds statements are tried. */
export const EACH_KIND = [['ACCOUNT'], ['CLIENT'], ['ORGANISATION']] as const;
