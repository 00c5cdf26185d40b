import type { FormEvent } from 'react';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { useAct } from '../use-act';
import type { Request } from './request-data';

const MUTATION =
  'mutation ($id: ID!, $reason: String!) { done: revokeGrant(id: $id, reason: $reason) { id } }';

/** Revokes a grant at once; its reason goes to the applicant. */
export function RevokeForm({ grants }: { readonly grants: Request['grants'] }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(MUTATION);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    mutate({ id: String(form.get('grant')), reason: String(form.get('reason')) });
  };
  const open = grants.filter(({ standing }) => standing !== 'REVOKED');
  return (
    <form className="written" onSubmit={submit}>
      <label>
        {t({ zh: '授权', en: 'Grant' })}
        <select name="grant">
          {open.map(({ id, number, datasetId }) => (
            <option key={id} value={id}>
              {number} · {datasetId}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t({ zh: '撤销理由（必填）', en: 'Reason (wanted)' })}
        <textarea name="reason" rows={2} required />
      </label>
      {error ? <Failure error={error} /> : null}
      <p className="tools">
        <button type="submit" className="grave" disabled={isPending}>
          {t({ zh: '确认撤销授权', en: 'Confirm: revoke' })}
        </button>
      </p>
    </form>
  );
}
