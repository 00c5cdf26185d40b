import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { actionFacts, mayAct, type Action } from '../../../shared/identity/actions';
import { departmentOf, type Caller } from '../../../shared/identity/caller';
import { roleFacts } from '../../../shared/identity/roles';

/** What an act on accounts puts in the hub's audit log; its subject is who acted. */
export interface AccountEvent {
  /** In capitals: `ACCOUNT_CONFIRMED`. */
  readonly event: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Who acts, and when. */
export interface Act {
  readonly by: Caller;
  readonly now: Date;
}

/** The department that keeps the hub: its administrators keep all accounts. */
export const KEEPER = 'environment';

/**
 * Throws NOT_PERMITTED unless the caller administers accounts of a department: every one for an
 * administrator of the bureau that keeps the hub, for others their own and whom it sponsors.
 */
export function requireAdministrator({ by }: Act, department: string): void {
  const own = departmentOf(by);
  if (mayAct(by, 'MANAGE_ACCOUNTS') && (own === KEEPER || own === department)) return;
  throw notPermitted('MANAGE_ACCOUNTS', `of ${department} or ${KEEPER}`);
}

/** Throws NOT_PERMITTED unless the caller is a person who confirms for this department. */
export function requireSteward({ by }: Act, department: string): void {
  const isSteward = by.kind === 'PERSON' && mayAct(by, 'CONFIRM_ACCOUNTS');
  if (isSteward && departmentOf(by) === department) return;
  throw notPermitted('CONFIRM_ACCOUNTS', `of ${department}`);
}

/** Throws NOT_PERMITTED unless the caller is a person who makes secrets of this department's machines. */
export function requireSecretMaker({ by }: Act, department: string): void {
  const isMaker = by.kind === 'PERSON' && mayAct(by, 'MAKE_CLIENT_SECRETS');
  if (isMaker && departmentOf(by) === department) return;
  throw notPermitted('MAKE_CLIENT_SECRETS', `of ${department}`);
}

/** Throws TWO_PERSONS_NEEDED when the caller is one of these. */
export function requireOther({ by }: Act, others: ReadonlyArray<string | null>): void {
  if (!others.includes(by.subject)) return;
  throw new RiverGateError(
    'TWO_PERSONS_NEEDED',
    'Anyone who registered it, confirmed it before, or is it, cannot confirm it.',
  );
}

/** An event of this act. */
export function eventOf({ by }: Act, event: string, facts: AccountEvent['facts']): AccountEvent {
  return { event, subject: by.subject, facts };
}

function notPermitted(action: Action, whose: string): RiverGateError {
  const { posts } = actionFacts(action);
  const names = posts.map((post) => `${post} (${roleFacts(post).nameZh})`).join(' or ');
  return new RiverGateError('NOT_PERMITTED', `This is for ${names} ${whose}.`, { action, posts });
}
