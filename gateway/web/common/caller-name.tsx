import { MeDocument } from '../generated/common/me';
import { useLanguage } from './language';
import { nameOf } from './named';
import type { Session } from './session';
import { useAnswer } from './use-answer';

interface OfSession {
  readonly session: Session;
}

/**
 * The name of the signed-in person with the account in small type; a machine has only its account.
 */
export function CallerName({ session }: OfSession) {
  const name = useMe(session)?.account?.nameZh;
  if (!name) return <>{session.account}</>;
  return (
    <>
      {name} <small>{session.account}</small>
    </>
  );
}

/**
 * The name of the caller's organisation; its id while the name is unknown, a dash if there is none.
 */
export function CallerOrganisation({ session }: OfSession) {
  const { language } = useLanguage();
  const organisation = useMe(session)?.organisation;
  const name = nameOf(organisation, language) ?? nameOf(organisation?.department, language);
  return <>{name ?? session.organisation?.id ?? '—'}</>;
}

function useMe({ kind }: Session) {
  const { data } = useAnswer(MeDocument, {}, { isWanted: kind !== 'NOBODY' });
  return data?.data?.me;
}
