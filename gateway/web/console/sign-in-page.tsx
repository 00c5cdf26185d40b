import { useNavigate } from '@tanstack/react-router';
import { PageHeading } from '../common/page-heading';
import { CallerName } from '../common/caller-name';
import { useLanguage } from '../common/language';
import { useSession } from '../common/session';
import { SignIn } from '../common/sign-in';

/** Shows who is signed in, and how to sign in or out. */
export function SignInPage() {
  const { t, language } = useLanguage();
  const { data: session } = useSession();
  const navigate = useNavigate();
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '身份', en: 'Who am I' })}</PageHeading>
      {session && session.kind !== 'NOBODY' ? (
        <p>
          <CallerName session={session} />：
          {session.posts
            .map(({ nameZh, nameEn }) => (language === 'zh' ? nameZh : nameEn))
            .join('、')}
        </p>
      ) : (
        <p>{t({ zh: '当前以公众身份访问。', en: 'You ask as the public.' })}</p>
      )}
      <SignIn onDone={() => void navigate({ to: '/' })} />
    </article>
  );
}
