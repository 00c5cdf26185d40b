import { useEffect, useRef } from 'react';
import { useLanguage } from '../../common/language';
import { timeOf } from '../times';
import { FactorNames } from './factor-names';
import type { CollectedHalf } from './halves-data';

/** Shows a half until it is handed over or the page is left; the hub cannot show it again. */
export function HalfCard({
  half: { account, nameZh, half, factors, expiresAt },
  onHandedOver,
}: {
  readonly half: CollectedHalf;
  readonly onHandedOver: () => void;
}) {
  const { t, language } = useLanguage();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  return (
    <section
      ref={section}
      className="notice"
      tabIndex={-1}
      aria-label={t({ zh: '领取的登记码', en: 'The half' })}
    >
      <p>
        {t({
          zh: `${nameZh}（${account}）的登记码（部门的一半）：`,
          en: `The steward's half for ${nameZh} (${account}):`,
        })}
      </p>
      <p className="half">
        <code>{half}</code>
      </p>
      <p>
        {t({ zh: '用于设置：', en: 'To choose: ' })}
        <FactorNames factors={factors} />
        {t({ zh: '；有效期至 ', en: '; good until ' })}
        {timeOf(expiresAt, language)}
        {t({ zh: '。', en: '.' })}
      </p>
      <p>
        {t({
          zh: '仅显示这一次，离开或刷新本页即不再显示。请核实身份后当面交给本人，不要交给系统管理员，不要用电子方式发送。本人在登录页选“使用登记码”（/enrol），输入两半。',
          en: 'Shown this once: it is gone when you leave or reload the page. Make sure who the person is and hand it over in person; give it to no administrator and send it nowhere. The person enters both halves at /enrol.',
        })}
      </p>
      <p className="tools">
        <button type="button" onClick={onHandedOver}>
          {t({ zh: '已交给本人，清除', en: 'Handed over: clear' })}
        </button>
      </p>
    </section>
  );
}
