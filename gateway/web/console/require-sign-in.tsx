import { Link } from '@tanstack/react-router';
import { Fragment, useState, type ReactNode } from 'react';
import { KeptAccount } from '../common/kept-account';
import { useLanguage } from '../common/language';
import { useSession } from '../common/session';
import { SignIn } from '../common/sign-in';
import { Empty, Failure, Loading } from '../common/states';

/**
 * Shows its children to a signed-in person; asks the public to sign in, without a request to the
 * hub. If the session ends meanwhile, unfinished work is kept: the same person signs in again in
 * place and continues, and another person starts without it.
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
