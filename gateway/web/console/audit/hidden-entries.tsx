import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import { Answered } from '../answered';
import { timeOf } from '../times';
import { HiddenDocument, type HiddenCountFragment } from '../../generated/console/audit/audit';

/**
 * Shows how many entries about the caller's data are withheld during an investigation, so that the
 * list does not look complete.
 */
export function HiddenEntries() {
  const answer = useAnswer(HiddenDocument, {});
  return (
    <Answered answer={answer}>
      {({ auditEntryUnderSeal: hidden }) =>
        hidden && hidden.entries > 0 ? <Count hidden={hidden} /> : null
      }
    </Answered>
  );
}

function Count({ hidden: { entries, until } }: { readonly hidden: HiddenCountFragment }) {
  const { t, language } = useLanguage();
  const count = entries.toLocaleString();
  const end = timeOf(until, language);
  return (
    <p className="notice" role="note">
      {t({
        zh: `另有 ${count} 条因调查封存，暂不显示${until ? `，最迟至 ${end} 解除（续期除外）` : ''}。`,
        en: `${count} more ${entries === 1 ? 'entry is' : 'entries are'} under seal for an investigation${until ? `, until ${end} at the latest unless that is renewed` : ''}.`,
      })}
    </p>
  );
}
