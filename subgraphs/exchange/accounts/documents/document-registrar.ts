import { requireSecretMaker, type Act } from '../../acts/act';
import type { DocumentMode } from '../../../../shared/domain/document-mode';
import { refused } from '../members/member-faults';
import type { Member } from '../members/member-for-update.queries';

/**
 * Throws unless the caller may change a client's list: developers and stewards of its department,
 * and the client itself until its list is enforced. From then on the list is what the department
 * declared: anyone who stole the client's credentials could otherwise add to it.
 */
export function requireRegistrar(act: Act, member: Member, mode: DocumentMode): void {
  if (act.by.subject !== member.id) {
    requireSecretMaker(act, member.department);
    return;
  }
  if (mode === 'ENFORCE')
    throw refused(
      member,
      'is held to its list of documents, which only developers and stewards of its department change',
    );
}
