import { Link } from '@tanstack/react-router';
import { askingWords, canAsk } from '../../common/asking';
import { useLanguage } from '../../common/language';
import type { ShownDatasetFragment } from '../../generated/console/catalogue/dataset';

/** Whether the caller may read a dataset and why, or what to do to gain access. */
export function AccessSection({
  dataset: { id, access },
}: {
  readonly dataset: ShownDatasetFragment;
}) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const remedy = isChinese ? access.remedyZh : access.remedyEn;
  return (
    <section className="sheet">
      <h2>{t({ zh: '我能否使用，为什么', en: 'Whether I may read it, and why' })}</h2>
      <p>{isChinese ? access.becauseZh : access.becauseEn}</p>
      {access.cites ? (
        <p>
          {t({ zh: '依据：', en: 'By: ' })}
          {access.cites}
        </p>
      ) : null}
      {remedy ? (
        <p>
          {t({ zh: '办理途径：', en: 'What to do: ' })}
          {remedy}
        </p>
      ) : null}
      {canAsk(access) ? (
        <p>
          <Link to="/requests/new" search={{ dataset: id }} className="button primary">
            {t(askingWords(access))}
          </Link>
        </p>
      ) : null}
      {access.isAllowed && access.isAudited ? (
        <p className="hint">
          {t({ zh: '每次使用均留痕。', en: 'Each read is recorded in the audit log.' })}
        </p>
      ) : null}
    </section>
  );
}
