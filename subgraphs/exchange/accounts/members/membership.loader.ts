import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { departmentKey } from '../../mandate-keys';
import type { Organisation } from '../../../../shared/identity/caller';

/** An identity at an outside issuer. */
export interface OutsideIdentity {
  /** As `iss` has it. */
  readonly issuer: string;
  /** As `sub` has it. */
  readonly subject: string;
}

/** Where a new account or client belongs, as the tables have it. */
export interface Membership {
  /** Department whose stewards confirm it. */
  readonly department: string;
  readonly departmentId: string | null;
  readonly organisationId: string | null;
}

/** The membership in an organisation; throws BAD_USER_INPUT when the hub does not know it. */
export async function membershipIn(
  transaction: Transaction,
  { kind, id }: Organisation,
): Promise<Membership> {
  if (kind === 'DEPARTMENT') {
    requireDepartment(id);
    return { department: id, departmentId: id, organisationId: null };
  }
  const [found] = await transaction.query(SPONSOR, [id, kind]);
  if (!found) throw unknown(`${kind.toLowerCase()} is registered as`, id);
  return { department: found.sponsor, departmentId: null, organisationId: id };
}

/** Throws BAD_USER_INPUT unless the plan has this department. */
export function requireDepartment(id: string): void {
  if (!departmentKey(id)) throw unknown('department of the plan has the id', id);
}

/** Throws BAD_USER_INPUT unless a new name has its form and was inserted; names are never used twice. */
export function requireNew(name: string, form: RegExp, inserted: ReadonlyArray<unknown>): void {
  if (!form.test(name))
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `An id is of the form ${form.source}, but got: "${name}".`,
    );
  if (inserted.length === 0)
    throw new RiverGateError('BAD_USER_INPUT', `"${name}", or its outside identity, is in use.`);
}

/** Throws BAD_USER_INPUT unless an outside identity has a form that tokens can have. */
export function requireOutside({ issuer, subject }: OutsideIdentity): void {
  const isSane = URL.canParse(issuer) && /^[\x21-\x7e]{1,255}$/.test(subject);
  if (!isSane)
    throw new RiverGateError(
      'BAD_USER_INPUT',
      'An outside identity is the address of its issuer and the subject there, without blanks.',
    );
}

/** Throws BAD_USER_INPUT unless a name can be read: one line, not empty, not endless. */
export function requireName(name: string): void {
  if (/^[^\p{Cc}\p{Cs}]{1,100}$/u.test(name) && name.trim() === name) return;
  throw new RiverGateError('BAD_USER_INPUT', 'A name is one line of 1 to 100 characters.');
}

function unknown(what: string, id: string): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No ${what} "${id}".`);
}

/** The department that answers for an organisation. */
export const SPONSOR = statement({
  text: 'select sponsor_id as sponsor from exchange.organisation where id = $1 and kind = $2',
  columns: { sponsor: text() },
  parameters: [text(), text()],
});
