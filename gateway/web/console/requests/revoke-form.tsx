import { Field, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { useAct } from '../use-act';
import { RevokeGrantDocument } from '../../generated/console/requests/acts';
import type { ShownGrantFragment } from '../../generated/console/requests/request';
import { titleOf } from '../../common/named';

/** Revokes a grant at once; the applicant receives the reason. */
export function RevokeForm({ grants }: { readonly grants: ReadonlyArray<ShownGrantFragment> }) {
  const { t, language } = useLanguage();
  const { mutate, error, isPending } = useAct(RevokeGrantDocument);
  const submit = (form: FormData) =>
    mutate({ id: String(form.get('id')), reason: String(form.get('reason')) });
  const open = grants.filter(({ standing }) => standing !== 'REVOKED');
  return (
    <Form
      failure={error}
      fields={['id', 'reason']}
      className="written"
      onSubmit={submit}
      actions={
        <p className="tools">
          <button type="submit" className="grave" disabled={isPending}>
            {t({ zh: '确认撤销授权', en: 'Confirm: revoke' })}
          </button>
        </p>
      }
    >
      <Field name="id" label={t({ zh: '授权', en: 'Grant' })}>
        <select>
          {open.map(({ id, number, datasetId, dataset }) => (
            <option key={id} value={id}>
              {number} · {dataset ? titleOf(dataset, language) : datasetId}
            </option>
          ))}
        </select>
      </Field>
      <Field name="reason" label={t({ zh: '撤销理由（必填）', en: 'Reason (required)' })}>
        <textarea rows={2} required />
      </Field>
    </Form>
  );
}
