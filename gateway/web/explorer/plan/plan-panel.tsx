import { useGraphiQL } from '@graphiql/react';
import { useLanguage } from '../../common/language';
import { Failure, Refusals } from '../../common/states';
import { turnsOf, useDryRun, type DryRun } from './dry-run';

/** What a run would cost, whom it would ask and in which order: reckoned by the hub, not here. */
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
          en: 'Reckoned by the hub by its own limits and plan; nothing is fetched.',
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
        {t({ zh: '预估当前查询', en: 'Reckon this query' })}
      </button>
      {error ? <Failure error={error} /> : null}
      {data ? <Reckoned run={data} /> : null}
    </section>
  );
}

function Reckoned({ run: { cost, fetches, refused } }: { readonly run: DryRun }) {
  const { t } = useLanguage();
  const { values, limit } = cost;
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
              {turn.map(({ id, department, path, operation }) => (
                <li key={id}>
                  <details>
                    <summary>
                      {department} <code>{path.join('.')}</code>
                    </summary>
                    <pre tabIndex={0}>{operation}</pre>
                  </details>
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
