import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import type { ReviewAction } from '../../generated/graph';
import { ReviewActionWords } from '../../generated/words';
import { Answered, Listed } from '../answered';
import { DataTable } from '../data-table';
import { inShort } from '../terms';
import { timeOf } from '../times';
import { actsDocument } from './built-documents';

const ACTIONS = inShort<ReviewAction>(ReviewActionWords, { APPROVE: 'Approved', VOID: 'Voided' });

/** The newest acts of review of a department: who did what, when and why. */
export function ReviewActs({ department }: { readonly department: string }) {
  const { t, language } = useLanguage();
  const answer = useAnswer(actsDocument(department), {});
  return (
    <>
      <h2>{t({ zh: '审核记录', en: 'Acts of review' })}</h2>
      <Answered answer={answer}>
        {({ acts }) => (
          <Listed of={acts?.nodes}>
            {(nodes) => (
              <DataTable
                label={t({ zh: '审核记录', en: 'Acts of review' })}
                heads={[
                  t({ zh: '时间', en: 'Time' }),
                  t({ zh: '操作', en: 'Action' }),
                  t({ zh: '数量', en: 'Values' }),
                  t({ zh: '理由', en: 'Reason' }),
                  t({ zh: '审核人', en: 'Steward' }),
                  t({ zh: '级别', en: 'Level' }),
                ]}
                rows={nodes.map((one) => [
                  one.id,
                  timeOf(one.at, language),
                  t(ACTIONS[one.action]),
                  String(one.values),
                  one.reason,
                  one.by,
                  one.role === 'APPROVER'
                    ? t({ zh: '分管', en: 'Approver' })
                    : t({ zh: '经办', en: 'Handler' }),
                ])}
              />
            )}
          </Listed>
        )}
      </Answered>
    </>
  );
}
