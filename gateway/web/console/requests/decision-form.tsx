import { useState } from 'react';
import { Field, FieldFaults, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { dayAfter, lastDayOf } from '../times';
import { useAct } from '../use-act';
import { DatasetPicker } from './dataset-picker';
import { DraftDecisionDocument } from '../../generated/console/requests/acts';
import type { ShownRequestFragment } from '../../generated/console/requests/request';
import type { DecisionOutcome, RequestedDatasetInput } from '../../generated/graph';

/**
 * Drafts the owner's decision: a grant of all or of less than was requested, or a refusal with its
 * reason.
 */
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
  const submit = (form: FormData) => {
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
    <Form
      failure={error}
      fields={['documentNumber', 'reason', 'datasets', 'until', 'operationsPerDay']}
      className="written"
      onSubmit={submit}
      actions={
        <p className="tools">
          <button type="submit" className="primary" disabled={isPending}>
            {t({ zh: '确认拟办', en: 'Confirm: draft' })}
          </button>
        </p>
      }
    >
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
      <Field
        name="documentNumber"
        label={t({ zh: '文号（必填）', en: 'Number of the document (required)' })}
      >
        <input required />
      </Field>
      <Field
        name="reason"
        label={
          isGrant
            ? t({
                zh: '说明（少于申请内容的，须写明理由）',
                en: 'Note (required for less than was asked)',
              })
            : t({ zh: '不同意的理由（必填）', en: 'Reason of the refusal (required)' })
        }
      >
        <textarea rows={2} required={!isGrant} />
      </Field>
      {isGrant ? (
        <>
          <DatasetPicker datasets={datasets} onChange={setDatasets} mayAdd={false} />
          <FieldFaults name="datasets" />
          <GrantBounds request={request} />
        </>
      ) : null}
    </Form>
  );
}

function GrantBounds({
  request: { wantedUntil, operationsPerDay },
}: {
  readonly request: ShownRequestFragment;
}) {
  const { t } = useLanguage();
  return (
    <div className="filters">
      <Field name="until" label={t({ zh: '授权截止（含当日）', en: 'Granted to (last day)' })}>
        <input type="date" defaultValue={lastDayOf(wantedUntil) ?? ''} />
      </Field>
      <Field name="operationsPerDay" label={t({ zh: '每日使用次数', en: 'Operations a day' })}>
        <input type="number" min={1} defaultValue={operationsPerDay ?? ''} />
      </Field>
    </div>
  );
}
