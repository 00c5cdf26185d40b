import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { departmentKey } from '../../mandate-keys';

/** An identity at an outside issuer. */
export interface OutsideIdentity {
  /** Equal to the claim `iss`. */
  readonly issuer: string;
  /** Equal to the claim `sub`. */
  readonly subject: string;
}

/** Throws BAD_USER_INPUT unless the mandate names this department. */
export function requireDepartment(id: string): void {
  if (!departmentKey(id)) throw unknownId('department of the plan has the id', id);
}

/**
 * Throws BAD_USER_INPUT unless a new name has the required form and was inserted; names are never
 * reused.
 */
export function requireNew(name: string, form: RegExp, inserted: ReadonlyArray<unknown>): void {
  if (!form.test(name))
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `An id has the form ${form.source}, but got: "${name}".`,
    );
  if (inserted.length === 0)
    throw new RiverGateError('BAD_USER_INPUT', `"${name}", or its outside identity, is in use.`);
}

/** Throws BAD_USER_INPUT unless an outside identity has a form that can occur in tokens. */
export function requireOutside({ issuer, subject }: OutsideIdentity): void {
  const isSane = URL.canParse(issuer) && /^[\x21-\x7e]{1,255}$/.test(subject);
  if (!isSane)
    throw new RiverGateError(
      'BAD_USER_INPUT',
      'An outside identity is the address of its issuer and the subject there, without blanks.',
    );
}

/** Throws BAD_USER_INPUT unless a name is one line of 1 to 100 characters. */
export function requireName(name: string): void {
  if (/^[^\p{Cc}\p{Cs}]{1,100}$/u.test(name) && name.trim() === name) return;
  throw new RiverGateError('BAD_USER_INPUT', 'A name is one line of 1 to 100 characters.');
}

/** Returns the error for an id that does not exist. */
export function unknownId(what: string, id: string): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No ${what} "${id}".`);
}
