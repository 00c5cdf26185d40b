import { Field, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { useEnrolment, type Enrolment, type Halves } from './enrol-data';

/**
 * The form in which a person chooses a new password or one-time codes, and proves those that are
 * not reset.
 */
export function ChooseForm({
  halves,
  enrolment: { factors, secondFactor },
  onDone,
}: {
  readonly halves: Halves;
  readonly enrolment: Enrolment;
  readonly onDone: (enrolled: Enrolment) => void;
}) {
  const { t } = useLanguage();
  const choose = useEnrolment();
  const isNewPassword = factors.includes('PASSWORD');
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    const chosen = isNewPassword
      ? { newPassword: text('newPassword') }
      : { password: text('password') };
    choose.mutate({ ...halves, ...chosen, code: text('code') }, { onSuccess: onDone });
  };
  return (
    <div className="sign-in">
      <Form
        failure={choose.error}
        fields={['password', 'newPassword', 'code']}
        onSubmit={submit}
        actions={
          <button type="submit" className="primary" disabled={choose.isPending}>
            {t({ zh: '完成登记', en: 'Enrol' })}
          </button>
        }
      >
        {secondFactor ? <NewSecret {...secondFactor} /> : null}
        {isNewPassword ? (
          <Field
            name="newPassword"
            label={t({
              zh: '新密码（至少 12 个字符）',
              en: 'New password, 12 characters at least',
            })}
          >
            <input type="password" autoComplete="new-password" required />
          </Field>
        ) : (
          <Field name="password" label={t({ zh: '现用密码', en: 'Present password' })}>
            <input type="password" autoComplete="current-password" required />
          </Field>
        )}
        <Field
          name="code"
          label={
            secondFactor
              ? t({ zh: '验证器显示的验证码', en: 'Code that the authenticator shows' })
              : t({ zh: '现用动态验证码', en: 'Present one-time code' })
          }
        >
          <input inputMode="numeric" autoComplete="one-time-code" required />
        </Field>
      </Form>
    </div>
  );
}

/** Shows the new secret of one-time codes, to add to an authenticator. */
function NewSecret({ secret, address }: { readonly secret: string; readonly address: string }) {
  const { t } = useLanguage();
  return (
    <section aria-label={t({ zh: '动态口令', en: 'One-time codes' })}>
      <p className="hint">
        {t({
          zh: '在验证器中添加下列密钥，或在装有验证器的设备上打开链接。',
          en: 'Add this secret to an authenticator, or open the link on the device that has one.',
        })}
      </p>
      <p>
        <code>{secret}</code>
      </p>
      <p>
        <a href={address}>{t({ zh: '在验证器中打开', en: 'Open in the authenticator' })}</a>
      </p>
    </section>
  );
}
