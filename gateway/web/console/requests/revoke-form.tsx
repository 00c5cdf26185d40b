import type { FormEvent } from 'react';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { useAct } from '../use-act';
import { RevokeGrantDocument } from '../../generated/console/requests/acts';
import type { ShownGrantFragment } from '../../generated/console/requests/request';
import { titleOf } from '../../common/named';

/** Revokes a grant at once; its reason goes to the applicant. */
export function RevokeForm({ grants }: { readonly grants: ReadonlyArray<ShownGrantFragment> }) {
  const { t, language } = useLanguage();
  const { mutate, error, isPending } = useAct(RevokeGrantDocument);
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
          {open.map(({ id, number, datasetId, dataset }) => (
            <option key={id} value={id}>
              {number} · {dataset ? titleOf(dataset, language) : datasetId}
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
