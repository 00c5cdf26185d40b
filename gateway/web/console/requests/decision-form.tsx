import { useState, type FormEvent } from 'react';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { dayAfter, lastDayOf } from '../times';
import { useAct } from '../use-act';
import { DatasetPicker } from './dataset-picker';
import { DraftDecisionDocument } from '../../generated/console/requests/acts';
import type { ShownRequestFragment } from '../../generated/console/requests/request';
import type { DecisionOutcome, RequestedDatasetInput } from '../../generated/graph';

/** Drafts the owner's decision: granted as asked or less, or refused with its reason. */
export function DecisionForm({ request }: { readonly request: ShownRequestFragment }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(DraftDecisionDocument);
  const [outcome, setOutcome] = useState<DecisionOutcome>('GRANT');
  const [datasets, setDatasets] = useState<ReadonlyArray<RequestedDatasetInput>>(
    request.datasets.map(({ datasetId, isWhole, fields }) => ({
      datasetId,
      fields: isWhole ? null : fields,
    })),
  );
  const isGrant = outcome === 'GRANT';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim() || null;
    const count = text('operationsPerDay');
    const facts = {
      datasets,
      until: dayAfter(text('until')),
      operationsPerDay: count === null ? null : Number(count),
    };
    const decision = {
      outcome,
      documentNumber: text('documentNumber') ?? '',
      reason: text('reason'),
    };
    const seen = { id: request.id, version: request.version };
    mutate({ ...seen, decision: isGrant ? { ...decision, ...facts } : decision });
  };
  return (
    <form className="written" onSubmit={submit}>
      <fieldset>
        <legend>{t({ zh: '拟办结果', en: 'Outcome' })}</legend>
        {(['GRANT', 'REFUSE'] as const).map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name="outcome"
              checked={outcome === one}
              onChange={() => setOutcome(one)}
            />
            {one === 'GRANT'
              ? t({ zh: '同意共享', en: 'Grant' })
              : t({ zh: '不同意共享', en: 'Refuse' })}
          </label>
        ))}
      </fieldset>
      <label>
        {t({ zh: '文号（必填）', en: 'Number of the document (wanted)' })}
        <input name="documentNumber" required />
      </label>
      <label>
        {isGrant
          ? t({
              zh: '说明（少于申请内容的，须写明理由）',
              en: 'Note (required for less than was asked)',
            })
          : t({ zh: '不同意的理由（必填）', en: 'Reason of the refusal (wanted)' })}
        <textarea name="reason" rows={2} required={!isGrant} />
      </label>
      {isGrant ? (
        <>
          <DatasetPicker datasets={datasets} onChange={setDatasets} mayAdd={false} />
          <div className="filters">
            <label>
              {t({ zh: '授权截止（含当日）', en: 'Granted to (last day)' })}
              <input name="until" type="date" defaultValue={lastDayOf(request.wantedUntil) ?? ''} />
            </label>
            <label>
              {t({ zh: '每日使用次数', en: 'Operations a day' })}
              <input
                name="operationsPerDay"
                type="number"
                min={1}
                defaultValue={request.operationsPerDay ?? ''}
              />
            </label>
          </div>
        </>
      ) : null}
      {error ? <Failure error={error} /> : null}
      <p className="tools">
        <button type="submit" className="primary" disabled={isPending}>
          {t({ zh: '确认拟办', en: 'Confirm: draft' })}
        </button>
      </p>
    </form>
  );
}
