import { Field, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { useEnrolment, type Enrolment, type Halves } from './enrol-data';

/** The form for the account and both halves of the code. */
export function HalvesForm({
  onFound,
}: {
  readonly onFound: (found: Enrolment, asked: Halves) => void;
}) {
  const { t } = useLanguage();
  const look = useEnrolment();
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const asked: Halves = { account: text('account'), halves: [text('first'), text('second')] };
    look.mutate(asked, { onSuccess: (found) => onFound(found, asked) });
  };
  return (
    <div className="sign-in">
      <Form
        failure={look.error}
        fields={['account', 'first', 'second']}
        onSubmit={submit}
        actions={
          <button type="submit" className="primary" disabled={look.isPending}>
            {t({ zh: '下一步', en: 'Next' })}
          </button>
        }
      >
        <p className="hint">
          {t({
            zh: '登记码分为两半：一半由系统管理员当面交给您，另一半由本部门数据管理人员当面交给您，24 小时内有效。',
            en: 'The enrolment code has two halves: an administrator hands you one, a steward of your department the other, in person. Both are good for 24 hours.',
          })}
        </p>
        <Field name="account" label={t({ zh: '账号', en: 'Account' })}>
          <input autoComplete="username" required />
        </Field>
        <Field
          name="first"
          label={t({ zh: '登记码（管理员的一半）', en: "Code, the administrator's half" })}
        >
          <input autoComplete="off" spellCheck={false} required />
        </Field>
        <Field
          name="second"
          label={t({ zh: '登记码（部门的一半）', en: "Code, the steward's half" })}
        >
          <input autoComplete="off" spellCheck={false} required />
        </Field>
      </Form>
    </div>
  );
}
