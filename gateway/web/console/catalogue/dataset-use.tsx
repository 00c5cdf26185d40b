import { CopyButton } from '../../common/copy-button';
import { useLanguage } from '../../common/language';
import { Failure, Loading, Refusals } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { timeOf } from '../times';
import { useGraphFields, type GraphFields } from '../graph-fields';
import { exampleOf, freshnessDocument, type FreshnessDocument } from './built-queries';

/** The freshness of a dataset, and an example query that the explorer opens. */
export function DatasetUse({ fields }: { readonly fields: ReadonlyArray<string> }) {
  const graph = useGraphFields();
  return graph ? (
    <>
      <Freshness fields={fields} graph={graph} />
      <Example fields={fields} graph={graph} />
    </>
  ) : null;
}

interface Of {
  readonly fields: ReadonlyArray<string>;
  readonly graph: GraphFields;
}

function Freshness({ fields, graph }: Of) {
  const { t } = useLanguage();
  const document = freshnessDocument(fields, graph);
  return document === null ? null : (
    <section className="sheet">
      <h2>{t({ zh: '时效与覆盖', en: 'Freshness and coverage' })}</h2>
      <Measured document={document} />
    </section>
  );
}

function Measured({ document }: { readonly document: FreshnessDocument }) {
  const { t, language } = useLanguage();
  const { data, error, isPending, refetch } = useAnswer(document, {});
  const list = data?.data?.list;
  if (isPending) return <Loading />;
  if (error) return <Failure error={error} onAgain={() => void refetch()} />;
  if (!list) return <Refusals errors={data.errors} />;
  const ends = list.nodes.map(lastIn).filter((end) => end !== null);
  const newest = ends.sort().at(-1);
  if (newest === undefined)
    return (
      <p>
        {t({
          zh: '当前身份看不到数据，无法判断时效。',
          en: 'You see none of its data, so its freshness is not reported.',
        })}
      </p>
    );
  return (
    <p>
      {t({
        zh: `共 ${String(list.totalCount)} 个站点；所查 ${String(list.nodes.length)} 个中 ${String(ends.length)} 个有数据；最新一次至 ${timeOf(newest, language)}。`,
        en: `${String(list.totalCount)} stations; ${String(ends.length)} of the ${String(list.nodes.length)} checked have data; the newest value is of ${timeOf(newest, language)}.`,
      })}
    </p>
  );
}

/** The latest `to` anywhere in a row. */
function lastIn(row: unknown): string | null {
  const found: string[] = [];
  JSON.stringify(row, (key, value: unknown) => {
    if (key === 'to' && typeof value === 'string') found.push(value);
    return value;
  });
  return found.sort().at(-1) ?? null;
}

function Example({ fields, graph }: Of) {
  const { t } = useLanguage();
  const query = exampleOf(fields, graph);
  if (query === null) return null;
  return (
    <section className="sheet">
      <h2>{t({ zh: '查询示例', en: 'An example query' })}</h2>
      <pre className="example" tabIndex={0}>
        {query}
      </pre>
      <p className="tools">
        <CopyButton text={query} />
        <a href={`/explorer/?${new URLSearchParams({ query }).toString()}`}>
          {t({ zh: '在查询工作台中打开', en: 'Open in the explorer' })}
        </a>
      </p>
    </section>
  );
}
