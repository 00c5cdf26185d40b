import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { actionFacts, mayAct, type Action } from '../../../shared/identity/actions';
import { departmentOf, type Caller } from '../../../shared/identity/caller';
import { roleFacts } from '../../../shared/identity/roles';

/**
 * The event that a command on accounts writes to the audit log; its `subject` is the person who ran
 * the command.
 */
export interface AccountEvent {
  /** In capitals: `ACCOUNT_CONFIRMED`. */
  readonly event: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** The caller of a command, and its time. */
export interface Act {
  readonly by: Caller;
  readonly now: Date;
}

/** The department that operates the hub: its administrators manage all accounts. */
export const KEEPER = 'environment';

/**
 * Throws NOT_PERMITTED unless the caller administers accounts of this department. An administrator
 * of the bureau that operates the hub administers all; others administer those of their department
 * and of the organisations that it sponsors.
 */
export function requireAdministrator({ by }: Act, department: string): void {
  const own = departmentOf(by);
  if (mayAct(by, 'MANAGE_ACCOUNTS') && (own === KEEPER || own === department)) return;
  throw notPermitted('MANAGE_ACCOUNTS', `of ${department} or ${KEEPER}`);
}

/** Throws NOT_PERMITTED unless the caller is a person who may confirm for this department. */
export function requireSteward({ by }: Act, department: string): void {
  const isSteward = by.kind === 'PERSON' && mayAct(by, 'CONFIRM_ACCOUNTS');
  if (isSteward && departmentOf(by) === department) return;
  throw notPermitted('CONFIRM_ACCOUNTS', `of ${department}`);
}

/**
 * Throws NOT_PERMITTED unless the caller is a person who may create secrets for this department's
 * machines.
 */
export function requireSecretMaker({ by }: Act, department: string): void {
  const isMaker = by.kind === 'PERSON' && mayAct(by, 'MAKE_CLIENT_SECRETS');
  if (isMaker && departmentOf(by) === department) return;
  throw notPermitted('MAKE_CLIENT_SECRETS', `of ${department}`);
}

/** Throws TWO_PERSONS_NEEDED if the caller is one of these. */
export function requireOther({ by }: Act, others: ReadonlyArray<string | null>): void {
  if (!others.includes(by.subject)) return;
  throw new RiverGateError(
    'TWO_PERSONS_NEEDED',
    'It cannot be confirmed by the person who registered it, who confirmed it before, or whose account it is.',
  );
}

/** Returns an event of this command. */
export function eventOf({ by }: Act, event: string, facts: AccountEvent['facts']): AccountEvent {
  return { event, subject: by.subject, facts };
}

function notPermitted(action: Action, whose: string): RiverGateError {
  const { posts } = actionFacts(action);
  const names = posts.map((post) => `${post} (${roleFacts(post).nameZh})`).join(' or ');
  return new RiverGateError('NOT_PERMITTED', `This is for ${names} ${whose}.`, { action, posts });
}
