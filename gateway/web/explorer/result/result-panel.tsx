import { AnswerView } from '../../common/answer/answer-view';
import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { useLastAnswer } from './last-answer';

/** The last answer as tables, charts and maps. */
export function ResultPanel() {
  const { t } = useLanguage();
  const [answer] = useLastAnswer();
  return (
    <section className="panel">
      <h2>{t({ zh: '结果图表', en: 'Result' })}</h2>
      {answer ? (
        <AnswerView data={answer.data} />
      ) : (
        <Empty>
          {t({
            zh: '运行查询后，结果中的列表在此以表格、曲线和位置图显示。',
            en: 'Run a query: the lists of its answer show here as table, chart and map.',
          })}
        </Empty>
      )}
    </section>
  );
}
