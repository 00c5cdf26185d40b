import { useLanguage } from '../../common/language';
import { dayOf, lastDayBefore, lastDayOf } from '../times';
import type { RequestDraftInput } from '../../generated/graph';

/** What is written of a request, beside its datasets and divisions. */
export function WrittenFields({ draft }: { readonly draft: RequestDraftInput }) {
  const { t } = useLanguage();
  const day = (instant: string | null = null) =>
    instant === null ? '' : dayOf(Date.parse(instant));
  return (
    <>
      <label>
        {t({ zh: '使用用途（必填）', en: 'Purpose (wanted)' })}
        <textarea
          name="purpose"
          required
          maxLength={300}
          rows={2}
          defaultValue={draft.purpose ?? ''}
        />
      </label>
      <label>
        {t({
          zh: '履职依据：法规、方案条款或文件（必填）',
          en: 'Duty basis: law, clause or document (wanted)',
        })}
        <textarea name="dutyBasis" required rows={2} defaultValue={draft.dutyBasis ?? ''} />
      </label>
      <div className="filters">
        <label>
          {t({ zh: '数据起始日（不填为不限）', en: 'Data from (empty: all)' })}
          <input name="dataFrom" type="date" defaultValue={day(draft.dataFrom)} />
        </label>
        <label>
          {t({ zh: '数据截止日（不填为不限）', en: 'Data to (empty: all)' })}
          <input
            name="dataBefore"
            type="date"
            defaultValue={lastDayBefore(draft.dataBefore ?? null) ?? ''}
          />
        </label>
        <label>
          {t({ zh: '使用起始（不填为审批之日）', en: 'Wanted from (empty: the decision)' })}
          <input name="wantedFrom" type="date" defaultValue={draft.wantedFrom ?? ''} />
        </label>
        <label>
          {t({ zh: '使用截止（必填）', en: 'Wanted to (last day)' })}
          <input
            name="wantedUntil"
            type="date"
            required
            defaultValue={lastDayOf(draft.wantedUntil ?? null) ?? ''}
          />
        </label>
        <label>
          {t({ zh: '每日使用次数（不填为不限）', en: 'Operations a day (empty: any)' })}
          <input
            name="operationsPerDay"
            type="number"
            min={1}
            defaultValue={draft.operationsPerDay ?? ''}
          />
        </label>
        <label>
          {t({ zh: '安全责任人（必填）', en: 'Security contact (wanted)' })}
          <input name="securityContact" required defaultValue={draft.securityContact ?? ''} />
        </label>
        <label>
          {t({ zh: '联系电话（必填）', en: 'Phone (wanted)' })}
          <input
            name="securityPhone"
            type="tel"
            required
            defaultValue={draft.securityPhone ?? ''}
          />
        </label>
      </div>
    </>
  );
}
