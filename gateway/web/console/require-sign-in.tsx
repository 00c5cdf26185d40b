import { Link } from '@tanstack/react-router';
import { Fragment, useState, type ReactNode } from 'react';
import { KeptAccount } from '../common/kept-account';
import { useLanguage } from '../common/language';
import { useSession } from '../common/session';
import { SignIn } from '../common/sign-in';
import { Empty, Failure, Loading } from '../common/states';

/**
 * Shows what is within to a person who has signed in; the public is asked to sign in, and the hub
 * is not asked in vain. Where the session ends meanwhile, what the person has begun stays: the same
 * person signs in again in place and continues, and another person begins without it.
 */
export function RequireSignIn({ children }: { readonly children: ReactNode }) {
  const { data: session, error, refetch } = useSession();
  const [account, setAccount] = useState<string | null>(null);
  const isSignedIn = session !== undefined && session.kind !== 'NOBODY';
  if (isSignedIn && session.account !== account) setAccount(session.account);
  if (account !== null)
    return (
      <>
        {session && !isSignedIn ? <SignInAgain account={account} /> : null}
        <KeptAccount value={account}>
          <Fragment key={account}>{children}</Fragment>
        </KeptAccount>
      </>
    );
  if (error) return <Failure error={error} onAgain={() => void refetch()} />;
  return session ? <NotSignedIn /> : <Loading />;
}

function NotSignedIn() {
  const { t } = useLanguage();
  return (
    <Empty>
      {t({ zh: '登录后可见。', en: 'Sign in to see this.' })}{' '}
      <Link to="/sign-in">{t({ zh: '去登录', en: 'Sign in' })}</Link>
    </Empty>
  );
}

function SignInAgain({ account }: { readonly account: string }) {
  const { t } = useLanguage();
  return (
    <section
      className="sheet"
      role="alert"
      aria-label={t({ zh: '登录已结束', en: 'Your session has ended' })}
    >
      <h2>{t({ zh: '登录已结束', en: 'Your session has ended' })}</h2>
      <p>
        {t({
          zh: `所填内容仍在下方。请以 ${account} 重新登录，再次提交；换一个账号登录则不再保留。`,
          en: `What you filled in is still below. Sign in again as ${account} and submit again; it is not kept for another account.`,
        })}
      </p>
      <SignIn keeps={account} />
    </section>
  );
}
