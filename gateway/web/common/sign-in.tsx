import { useState } from 'react';
import { Field, Form } from './form/form';
import { useLanguage } from './language';
import { useDemoAccounts, useSession, useSigning } from './session';
import { Failure } from './states';

interface SignInProps {
  readonly onDone?: () => void;
  /** Account whose work on the page continues if the same person signs in again. */
  readonly keeps?: string;
}

/** Signs a person in by password and code, or to a demonstration account with one click. */
export function SignIn({ onDone, keeps }: SignInProps) {
  const { t } = useLanguage();
  const signing = useSigning({ keeps });
  const [isNew, setIsNew] = useState(false);
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    const newPassword = text('newPassword');
    signing.signIn.mutate(
      {
        account: text('account'),
        password: text('password'),
        code: text('code'),
        ...(newPassword ? { newPassword } : {}),
      },
      { onSuccess: () => onDone?.() },
    );
  };
  return (
    <div className="sign-in">
      <Form
        failure={signing.signIn.error}
        fields={['account', 'password', 'code', 'newPassword']}
        onSubmit={submit}
        actions={
          <>
            <button type="submit" className="primary" disabled={signing.signIn.isPending}>
              {t({ zh: '登录', en: 'Sign in' })}
            </button>
            <a href="/enrol">
              {t({
                zh: '首次登录，或凭据已重置：使用登记码',
                en: 'First time, or reset: use a code',
              })}
            </a>
          </>
        }
      >
        <h2>{t({ zh: '登录', en: 'Sign in' })}</h2>
        <Field name="account" label={t({ zh: '账号', en: 'Account' })}>
          <input autoComplete="username" required />
        </Field>
        <Field name="password" label={t({ zh: '密码', en: 'Password' })}>
          <input type="password" autoComplete="current-password" required />
        </Field>
        <Field name="code" label={t({ zh: '动态验证码', en: 'One-time code' })}>
          <input inputMode="numeric" autoComplete="one-time-code" required />
        </Field>
        {isNew ? (
          <Field name="newPassword" label={t({ zh: '新密码', en: 'New password' })}>
            <input type="password" autoComplete="new-password" />
          </Field>
        ) : (
          <button type="button" className="quiet" onClick={() => setIsNew(true)}>
            {t({ zh: '更换密码', en: 'Choose another password' })}
          </button>
        )}
      </Form>
      <DemoAccounts {...(onDone ? { onDone } : {})} {...(keeps ? { keeps } : {})} />
    </div>
  );
}

/** One account for each role, if this machine runs a demonstration. */
export function DemoAccounts({ onDone, keeps }: SignInProps) {
  const { t } = useLanguage();
  const { data: accounts = [] } = useDemoAccounts();
  const { demo } = useSigning({ keeps });
  const { data: session } = useSession();
  if (accounts.length === 0) return null;
  return (
    <section aria-label={t({ zh: '演示账号', en: 'Demonstration accounts' })}>
      <h2>{t({ zh: '演示账号', en: 'Demonstration accounts' })}</h2>
      <p className="hint">
        {t({
          zh: '仅限本机演示：点击即以该岗位登录。',
          en: 'On this machine only: one click signs in to the role.',
        })}
      </p>
      <ul className="demo-accounts">
        {accounts.map(({ account, nameZh }) => (
          <li key={account}>
            <button
              type="button"
              aria-current={session?.account === account}
              disabled={demo.isPending}
              onClick={() => demo.mutate(account, { onSuccess: () => onDone?.() })}
            >
              <span>{nameZh}</span>
              <small>{account}</small>
            </button>
          </li>
        ))}
      </ul>
      {demo.error ? <Failure error={demo.error} /> : null}
    </section>
  );
}
