import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { departmentKey } from '../../mandate-keys';

/** An identity at an outside issuer. */
export interface OutsideIdentity {
  /** As `iss` has it. */
  readonly issuer: string;
  /** As `sub` has it. */
  readonly subject: string;
}

/** Throws BAD_USER_INPUT unless the plan has this department. */
export function requireDepartment(id: string): void {
  if (!departmentKey(id)) throw unknownId('department of the plan has the id', id);
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

/** The fault of an id that nothing has. */
export function unknownId(what: string, id: string): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No ${what} "${id}".`);
}
