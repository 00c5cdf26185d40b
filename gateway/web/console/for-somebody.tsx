import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../common/language';
import { useSession } from '../common/session';
import { Empty, Failure, Loading } from '../common/states';

/** Shows what is within to whoever has signed in; the public is told so, and the hub is not asked in vain. */
export function ForSomebody({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const { data: session, error, refetch } = useSession();
  if (error) return <Failure error={error} onAgain={() => void refetch()} />;
  if (!session) return <Loading />;
  if (session.kind !== 'NOBODY') return children;
  return (
    <Empty>
      {t({ zh: '登录后可见。', en: 'Sign in to see this.' })}{' '}
      <Link to="/sign-in">{t({ zh: '去登录', en: 'Sign in' })}</Link>
    </Empty>
  );
}
