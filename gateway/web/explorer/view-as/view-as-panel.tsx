import { useGraphiQL } from '@graphiql/react';
import { canAsk } from '../../common/asking';
import { useLanguage } from '../../common/language';
import { Empty, Failure, Loading } from '../../common/states';
import type { CatalogueDatasetFragment } from '../../generated/explorer/view-as/view-as';
import { useCatalogue } from './catalogue';
import type { SelectedField } from './fields-of';
import { isCut, STANDINGS } from './standing';
import { useSelectedFields } from './use-selected-fields';

/** Shows before a run which fields of the tab's query will be answered and which will be cut. */
export function ViewAsPanel() {
  const { t } = useLanguage();
  const { error, isPending, refetch } = useCatalogue();
  const fields = useSelectedFields();
  return (
    <section className="panel">
      <h2>{t({ zh: '字段权限', en: 'View as' })}</h2>
      <p className="hint">
        {t({
          zh: '按当前身份逐字段判定，与枢纽执行时的判定一致；不必运行即可看到哪些字段会被裁去。',
          en: 'Field by field as the hub decides for the caller: what will be cut shows before you run.',
        })}
      </p>
      {isPending ? <Loading /> : null}
      {error ? <Failure error={error} onAgain={() => void refetch()} /> : null}
      {!isPending && !error && fields.length === 0 ? (
        <Empty>
          {t({
            zh: '当前查询尚未写完，或没有涉及任何数据集的字段。',
            en: 'This query is unfinished, or asks for no field of a dataset.',
          })}
        </Empty>
      ) : null}
      {fields.length > 0 ? (
        <>
          <CutDatasets fields={fields} />
          <FieldTable fields={fields.filter(({ isWithinCut }) => !isWithinCut)} />
        </>
      ) : null}
    </section>
  );
}

function CutDatasets({ fields }: { readonly fields: ReadonlyArray<SelectedField> }) {
  const { t } = useLanguage();
  const cut = [
    ...new Set(fields.filter(({ standing }) => isCut(standing)).map(({ dataset }) => dataset)),
  ];
  if (cut.length === 0)
    return (
      <p className="all-open" role="status">
        {t({ zh: '本查询的字段均可使用。', en: 'Every field of this query will be answered.' })}
      </p>
    );
  return (
    <>
      <h3>
        {t({
          zh: `将被裁去：${cut.length} 个数据集`,
          en: `Datasets that will be cut: ${cut.length}`,
        })}
      </h3>
      <ul className="cut-datasets">
        {cut.map((dataset) => (
          <li key={dataset.id}>
            <CutDataset
              dataset={dataset}
              fields={[
                ...new Set(
                  fields
                    .filter((field) => field.dataset === dataset && isCut(field.standing))
                    .map(({ coordinate }) => coordinate),
                ),
              ].join(',')}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function CutDataset({
  dataset,
  fields,
}: {
  readonly dataset: CatalogueDatasetFragment;
  /** The selected fields of a dataset, separated by commas. */
  readonly fields: string;
}) {
  const { t, language } = useLanguage();
  const { id, title, titleEn, owner, restsOn, access } = dataset;
  const isZh = language === 'zh';
  return (
    <>
      <strong>{isZh ? title : titleEn}</strong>
      <p>
        {isZh ? owner?.nameZh : owner?.nameEn} · {isZh ? restsOn.citationZh : restsOn.citation}
      </p>
      <p>
        {isZh ? access.becauseZh : access.becauseEn} {isZh ? access.remedyZh : access.remedyEn}
      </p>
      <p className="tools">
        <a href={`/catalogue/${id}`}>
          {t({ zh: '查看该数据集及办理途径', en: 'See the dataset and what to do' })}
        </a>
        {canAsk(access) ? (
          <a href={`/requests/new?${new URLSearchParams({ dataset: id, fields }).toString()}`}>
            {t({ zh: '申请这些字段', en: 'Ask for these fields' })}
          </a>
        ) : null}
      </p>
    </>
  );
}

function FieldTable({ fields }: { readonly fields: ReadonlyArray<SelectedField> }) {
  const { t, language } = useLanguage();
  const editor = useGraphiQL((state) => state.queryEditor);
  const go = ({ line, column }: SelectedField) => {
    editor?.revealLineInCenter(line);
    editor?.setPosition({ lineNumber: line, column });
    editor?.focus();
  };
  const once = [...new Map(fields.map((field) => [field.coordinate, field])).values()];
  return (
    <div className="scroll">
      <table>
        <caption>{t({ zh: '本查询的字段', en: 'Fields of this query' })}</caption>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '字段', en: 'Field' })}</th>
            <th scope="col">{t({ zh: '权限', en: 'Standing' })}</th>
            <th scope="col">{t({ zh: '数据集', en: 'Dataset' })}</th>
            <th scope="col">{t({ zh: '责任部门', en: 'Owner' })}</th>
          </tr>
        </thead>
        <tbody>
          {once.map((field) => (
            <tr key={field.coordinate}>
              <td>
                <button type="button" className="quiet" onClick={() => go(field)}>
                  <code>{field.coordinate}</code>
                </button>
              </td>
              <td>
                <span className={`standing ${field.standing.toLowerCase()}`}>
                  {STANDINGS[field.standing][language]}
                </span>
              </td>
              <td>{language === 'zh' ? field.dataset.title : field.dataset.titleEn}</td>
              <td>
                {language === 'zh' ? field.dataset.owner?.nameZh : field.dataset.owner?.nameEn}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
