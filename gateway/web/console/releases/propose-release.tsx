import type { FormEvent } from 'react';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import {
  ProposeReleaseDocument,
  ReleasableDocument,
} from '../../generated/console/releases/releases';
import { dayAfter, dayOf } from '../times';
import { useAct } from '../use-act';

/** Proposes what becomes public; the approver of its owner confirms it. */
export function ProposeRelease() {
  const { t, language } = useLanguage();
  const { data } = useAnswer(ReleasableDocument, {});
  const { mutate, error, isPending, isSuccess } = useAct(ProposeReleaseDocument);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    mutate({
      release: {
        dataset: text('dataset'),
        content: text('content'),
        process: text('process'),
        authority: text('authority'),
        channel: text('channel'),
        validFrom: text('validFrom'),
        validTo: dayAfter(text('validTo') || null),
      },
    });
  };
  const written = [
    ['content', { zh: '发布内容', en: 'What is released' }],
    ['process', { zh: '发布流程', en: 'By which process' }],
    ['authority', { zh: '发布权限依据', en: 'By whose authority' }],
    ['channel', { zh: '发布渠道', en: 'Channel' }],
  ] as const;
  return (
    <section className="sheet">
      <h2>{t({ zh: '提出发布', en: 'Propose a release' })}</h2>
      <form className="written" onSubmit={submit}>
        <label>
          {t({ zh: '数据集', en: 'Dataset' })}
          <select name="dataset" required>
            {(data?.data?.datasets?.nodes ?? []).map((one) => (
              <option key={one.id} value={one.id}>
                {language === 'zh'
                  ? `${one.owner?.nameZh ?? ''} · ${one.title}`
                  : `${one.owner?.nameEn ?? ''} · ${one.titleEn}`}
                {one.openToPublic ? t({ zh: '（已开放）', en: ' (open already)' }) : ''}
              </option>
            ))}
          </select>
        </label>
        {written.map(([name, words]) => (
          <label key={name}>
            {t(words)}
            <input name={name} required />
          </label>
        ))}
        <div className="filters">
          <label>
            {t({ zh: '起始日期', en: 'From' })}
            <input name="validFrom" type="date" required defaultValue={dayOf(Date.now())} />
          </label>
          <label>
            {t({ zh: '截止日期（不填为长期）', en: 'Last day (empty: no end)' })}
            <input name="validTo" type="date" />
          </label>
        </div>
        {error ? <Failure error={error} /> : null}
        <p className="tools">
          <button type="submit" className="primary" disabled={isPending}>
            {t({ zh: '提出发布', en: 'Propose' })}
          </button>
          <span role="status">
            {isSuccess ? t({ zh: '已提出，待确认。', en: 'Proposed; to be confirmed.' }) : null}
          </span>
        </p>
      </form>
    </section>
  );
}
