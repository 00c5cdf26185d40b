import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { passwordFault, type PasswordFault } from '../../../shared/identity/chosen-password';
import type { SubjectRow } from '../subject.queries';

/** Throws PASSWORD_REFUSED, with the reason in both languages, unless this person may choose the password. */
export function requirePassword(
  newPassword: string,
  { id, nameZh, organisationId, department }: SubjectRow,
  present: string | null,
): void {
  const owner = { account: id, nameZh, organisations: [organisationId, department] };
  const fault = newPassword === present ? SAME : passwordFault(newPassword, owner);
  if (fault === null) return;
  const { message, messageZh } = fault;
  throw new RiverGateError('PASSWORD_REFUSED', `newPassword: ${message}`, {
    messageZh,
    remedyZh: messageZh,
  });
}

const SAME: PasswordFault = {
  message: 'It is the present password.',
  messageZh: '新口令不得与原口令相同。',
};
