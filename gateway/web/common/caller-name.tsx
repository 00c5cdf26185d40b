import { MeDocument } from '../generated/common/me';
import { useLanguage } from './language';
import { nameOf } from './named';
import type { Session } from './session';
import { useAnswer } from './use-answer';

interface OfSession {
  readonly session: Session;
}

/** What the person who asks is called, the account small behind; a machine has its account alone. */
export function CallerName({ session }: OfSession) {
  const name = useMe(session)?.account?.nameZh;
  if (!name) return <>{session.account}</>;
  return (
    <>
      {name} <small>{session.account}</small>
    </>
  );
}

/** What the organisation of the caller is called; its id until that is known, a dash where there is none. */
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
