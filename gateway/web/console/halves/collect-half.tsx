import { useId, useRef, useState } from 'react';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { named } from '../names';
import { wordsFor } from '../terms';
import { timeOf } from '../times';
import { FactorNames } from './factor-names';
import type {
  AccountChangeFragment,
  WaitingHalfFragment,
} from '../../generated/console/halves/halves';
import { CHANGES, useCollecting, type CollectedHalf } from './halves-data';
import { FactList } from '../fact-list';

/**
 * Collects a half once: shows whose it is, what was reset, when and by whom, and asks for
 * confirmation. The hub refuses the confirmation if something else was reset after the steward
 * loaded the page.
 */
export function CollectHalf({
  account,
  onCollected,
}: {
  readonly account: WaitingHalfFragment;
  readonly onCollected: (half: CollectedHalf) => void;
}) {
  const { t } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [seen, setSeen] = useState(account);
  const { mutate, reset, error, isPending } = useCollecting(seen, (half) => {
    dialog.current?.close();
    onCollected(half);
  });
  const { nameZh, id } = seen;
  return (
    <>
      <button
        type="button"
        onClick={() => {
          reset();
          setSeen(account);
          dialog.current?.showModal();
        }}
      >
        {t({ zh: '领取', en: 'Collect' })}
      </button>
      <dialog ref={dialog} className="sheet asking" aria-labelledby={heading}>
        <h2 id={heading}>
          {t({ zh: `领取 ${nameZh} 的登记码`, en: `Collect the half for ${nameZh}` })}
        </h2>
        <Facts account={seen} />
        <p>
          {t({
            zh: `请先与 ${nameZh}（${id}）本人核实：确由其本人提出，且只重置了上述凭据。登记码只显示一次，领取后只能由系统管理员重新发起。`,
            en: `First make sure with ${nameZh} (${id}) that the person wants this, and that nothing else was reset. The half is shown once; after that only an administrator can start again.`,
          })}
        </p>
        {error ? <Failure error={error} /> : null}
        <p className="tools">
          <button type="button" className="primary" disabled={isPending} onClick={() => mutate()}>
            {t({ zh: '已核实，领取', en: 'Confirmed: collect' })}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t({ zh: '取消', en: 'Cancel' })}
          </button>
        </p>
      </dialog>
    </>
  );
}

function Facts({
  account: { id, nameZh, organisation, enrolment, changes },
}: {
  readonly account: WaitingHalfFragment;
}) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const { department } = organisation;
  const own = isChinese ? organisation.nameZh : organisation.nameEn;
  const facts = [
    [t({ zh: '姓名与账号', en: 'Person' }), `${nameZh}（${id}）`],
    [
      t({ zh: '所属单位', en: 'Organisation' }),
      own ?? (isChinese ? department?.nameZh : department?.nameEn) ?? '—',
    ],
    [
      t({ zh: '待设置的凭据', en: 'To be chosen' }),
      <FactorNames key="factors" factors={enrolment?.factors ?? []} />,
    ],
    [t({ zh: '发起', en: 'Started' }), <Started key="started" enrolment={enrolment} />],
    [t({ zh: '近期变更', en: 'Latest changes' }), <Changes key="changes" changes={changes} />],
  ] as const;
  return <FactList facts={facts} />;
}

/** Who started an enrolment, and when. */
function Started({ enrolment }: Pick<WaitingHalfFragment, 'enrolment'>) {
  const { language } = useLanguage();
  if (!enrolment) return <>—</>;
  const { issuedBy, issuedByName, issuedAt } = enrolment;
  return (
    <>
      {named(issuedByName, issuedBy)} · {timeOf(issuedAt, language)}
    </>
  );
}

/** Number of latest changes to show, enough to explain the reset. */
const MAX_CHANGES = 5;

function Changes({ changes }: { readonly changes: ReadonlyArray<AccountChangeFragment> }) {
  const { t, language } = useLanguage();
  return (
    <ul className="plain">
      {changes
        .slice(0, MAX_CHANGES)
        .map(({ change, detail, changedAt, changedBy, changedByName }, at) => (
          <li key={at}>
            {t(wordsFor(CHANGES, change))}
            {detail ? ` ${detail}` : null} · {named(changedByName, changedBy)} ·{' '}
            {timeOf(changedAt, language)}
          </li>
        ))}
    </ul>
  );
}
