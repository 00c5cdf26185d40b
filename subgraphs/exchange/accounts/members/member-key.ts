/** Kinds of members, which are registered, confirmed and locked in the same way. */
export type MemberKind = 'ACCOUNT' | 'CLIENT' | 'ORGANISATION';

/** State of a member. */
export type MemberState = 'DORMANT' | 'CONFIRMED_ONCE' | 'CONFIRMED' | 'LOCKED';

/** The table of a kind. */
export function tableOf(kind: MemberKind): string {
  return `exchange.${kind.toLowerCase()}`;
}

/** Identifies a member. */
export interface MemberKey {
  readonly kind: MemberKind;
  readonly id: string;
}

/** The kinds for which the tests prepare the statements. */
export const EACH_KIND = [['ACCOUNT'], ['CLIENT'], ['ORGANISATION']] as const;
