import { useLanguage } from '../../common/language';
import { Field } from '../../common/form/form';
import { dayOf, lastDayBefore, lastDayOf } from '../times';
import type { DataRequestDraftInput } from '../../generated/graph';

/** The inputs of a request other than datasets and divisions. */
export function WrittenFields({ draft }: { readonly draft: DataRequestDraftInput }) {
  const { t } = useLanguage();
  const day = (instant: string | null = null) =>
    instant === null ? '' : dayOf(Date.parse(instant));
  return (
    <>
      <Field name="purpose" label={t({ zh: '使用用途（必填）', en: 'Purpose (required)' })}>
        <textarea required maxLength={300} rows={2} defaultValue={draft.purpose ?? ''} />
      </Field>
      <Field
        name="dutyBasis"
        label={t({
          zh: '履职依据：法规、方案条款或文件（必填）',
          en: 'Duty basis: law, clause or document (required)',
        })}
      >
        <textarea required rows={2} defaultValue={draft.dutyBasis ?? ''} />
      </Field>
      <div className="filters">
        <Field
          name="dataFrom"
          label={t({ zh: '数据起始日（不填为不限）', en: 'Data from (empty: all)' })}
        >
          <input type="date" defaultValue={day(draft.dataFrom)} />
        </Field>
        <Field
          name="dataBefore"
          label={t({ zh: '数据截止日（不填为不限）', en: 'Data to (empty: all)' })}
        >
          <input type="date" defaultValue={lastDayBefore(draft.dataBefore ?? null) ?? ''} />
        </Field>
        <Field
          name="wantedFrom"
          label={t({ zh: '使用起始（不填为审批之日）', en: 'Wanted from (empty: the decision)' })}
        >
          <input type="date" defaultValue={draft.wantedFrom ?? ''} />
        </Field>
        <Field name="wantedUntil" label={t({ zh: '使用截止（必填）', en: 'Wanted to (last day)' })}>
          <input type="date" required defaultValue={lastDayOf(draft.wantedUntil ?? null) ?? ''} />
        </Field>
        <Field
          name="operationsPerDay"
          label={t({ zh: '每日使用次数（不填为不限）', en: 'Operations a day (empty: any)' })}
        >
          <input type="number" min={1} defaultValue={draft.operationsPerDay ?? ''} />
        </Field>
        <Field
          name="securityContact"
          label={t({ zh: '安全责任人（必填）', en: 'Security contact (required)' })}
        >
          <input required defaultValue={draft.securityContact ?? ''} />
        </Field>
        <Field name="securityPhone" label={t({ zh: '联系电话（必填）', en: 'Phone (required)' })}>
          <input type="tel" required defaultValue={draft.securityPhone ?? ''} />
        </Field>
      </div>
    </>
  );
}
