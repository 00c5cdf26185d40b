import { useGraphiQL } from '@graphiql/react';
import { useLanguage } from '../../common/language';
import { Failure, Refusals } from '../../common/states';
import { useLastAnswer, type FetchTime } from '../result/last-answer';
import { timeOfFetch } from './times';
import { turnsOf, useDryRun, type DryRun } from './dry-run';

/**
 * The cost of a query and its plan: which departments are asked in which order, as the hub
 * calculates it.
 */
export function PlanPanel() {
  const { t } = useLanguage();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { data, error, isPending, mutate } = useDryRun();
  return (
    <section className="panel">
      <h2>{t({ zh: '开销与计划', en: 'Cost and plan' })}</h2>
      <p className="hint">
        {t({
          zh: '由枢纽按其自身的限额和计划预估，不取任何数据。',
          en: 'Calculated by the hub from its own limits and plan; nothing is fetched.',
        })}
      </p>
      <button
        type="button"
        className="primary"
        disabled={isPending}
        onClick={() =>
          mutate({
            query: queryEditor?.getValue() ?? '',
            variables: variableEditor?.getValue() ?? '',
          })
        }
      >
        {t({ zh: '预估当前查询', en: 'Calculate this query' })}
      </button>
      {error ? <Failure error={error} /> : null}
      {data ? <CostTable run={data} /> : null}
    </section>
  );
}

function CostTable({ run: { cost, fetches, refused } }: { readonly run: DryRun }) {
  const { t } = useLanguage();
  const { values, limit } = cost;
  const [answer] = useLastAnswer();
  const times = answer?.times ?? [];
  const wholeMs = Math.max(0, ...times.map(({ startMs, tookMs }) => startMs + (tookMs ?? 0)));
  return (
    <>
      <p>
        <label>
          {t({
            zh: `最多返回 ${values.toLocaleString()} 个值，限额 ${limit.toLocaleString()}`,
            en: `At most ${values.toLocaleString()} values, of ${limit.toLocaleString()} allowed`,
          })}
          <meter min={0} max={limit} value={values} />
        </label>
      </p>
      <ol className="turns">
        {turnsOf(fetches).map((turn, at) => (
          <li key={at}>
            <strong>{t({ zh: `第 ${String(at + 1)} 步`, en: `Step ${String(at + 1)}` })}</strong>
            <ul>
              {turn.map((fetch) => (
                <li key={fetch.id}>
                  <details>
                    <summary>
                      {fetch.department} <code>{fetch.path.join('.')}</code>
                    </summary>
                    <pre tabIndex={0}>{fetch.operation}</pre>
                  </details>
                  <Took time={timeOfFetch(times, fetch)} wholeMs={wholeMs} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {fetches.length === 0 ? (
        <p>{t({ zh: '无需向任何部门取数。', en: 'No department would be asked.' })}</p>
      ) : null}
      <Refusals errors={refused} />
    </>
  );
}

/** The period of a fetch within the last run, as a bar and in words. */
function Took({
  time,
  wholeMs,
}: {
  readonly time: FetchTime | undefined;
  readonly wholeMs: number;
}) {
  const { t } = useLanguage();
  if (!time || time.tookMs === null) return null;
  const [start, took] = [String(time.startMs), String(time.tookMs)];
  return (
    <>
      <svg className="took" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect
          x={(100 * time.startMs) / wholeMs}
          width={Math.max(0.5, (100 * time.tookMs) / wholeMs)}
          height="4"
        />
      </svg>
      <small>
        {t({
          zh: `上次运行：第 ${start} 毫秒起，用时 ${took} 毫秒`,
          en: `Last run: from ${start} ms, for ${took} ms`,
        })}
      </small>
    </>
  );
}
