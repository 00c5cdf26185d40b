import { useLanguage } from '../../common/language';
import { nameOf, titleOf } from '../../common/named';
import { useAnswer } from '../../common/use-answer';
import { Answered } from '../answered';
import { Choice } from '../choice';
import { CatalogueNamesDocument, type NamedDatasetFragment } from '../../generated/console/names';
import { named } from '../names';
import type { RequestedDatasetInput } from '../../generated/graph';

type Datasets = ReadonlyArray<RequestedDatasetInput>;

/** Selects datasets and their fields; no more than the purpose needs. */
export function DatasetPicker({
  datasets,
  onChange,
  mayAdd = true,
}: {
  readonly datasets: Datasets;
  readonly mayAdd?: boolean;
  readonly onChange: (datasets: Datasets) => void;
}) {
  const { t, language } = useLanguage();
  const answer = useAnswer(CatalogueNamesDocument, {});
  return (
    <Answered answer={answer}>
      {({ datasets: listed }) => {
        const all = listed?.nodes ?? [];
        return (
          <>
            {mayAdd ? (
              <Choice
                label={t({ zh: '添加数据集', en: 'Add a dataset' })}
                any={t({ zh: '请选择……', en: 'Choose…' })}
                value=""
                options={all
                  .filter(({ id }) => datasets.every(({ datasetId }) => datasetId !== id))
                  .map((one) => [
                    one.id,
                    `${nameOf(one.owner, language) ?? ''} · ${titleOf(one, language)}`,
                  ])}
                onChoose={(datasetId) =>
                  datasetId && onChange([...datasets, { datasetId, fields: null }])
                }
              />
            ) : null}
            {datasets.map(({ datasetId, fields }) => {
              const dataset = all.find(({ id }) => id === datasetId);
              return dataset ? (
                <Fields
                  key={datasetId}
                  dataset={dataset}
                  title={titleOf(dataset, language)}
                  fields={fields ?? null}
                  onFields={(chosen) =>
                    onChange(
                      datasets.map((one) =>
                        one.datasetId === datasetId ? { datasetId, fields: chosen } : one,
                      ),
                    )
                  }
                  onRemove={() => onChange(datasets.filter((one) => one.datasetId !== datasetId))}
                />
              ) : null;
            })}
          </>
        );
      }}
    </Answered>
  );
}

function Fields({
  dataset: { items, owner },
  title,
  fields,
  onFields,
  onRemove,
}: {
  readonly dataset: NamedDatasetFragment;
  readonly title: string;
  readonly fields: ReadonlyArray<string> | null;
  readonly onFields: (fields: ReadonlyArray<string> | null) => void;
  readonly onRemove: () => void;
}) {
  const { t, language } = useLanguage();
  const all = items.map(({ coordinate }) => coordinate);
  const chosen = fields ?? all;
  const toggle = (coordinate: string) => {
    const next = all.filter((one) =>
      one === coordinate ? !chosen.includes(one) : chosen.includes(one),
    );
    onFields(next.length === all.length ? null : next);
  };
  return (
    <fieldset>
      <legend>
        <strong>{title}</strong> · {nameOf(owner, language)}{' '}
        <button type="button" className="quiet" onClick={onRemove}>
          {t({ zh: `移除“${title}”`, en: `Remove "${title}"` })}
        </button>
      </legend>
      <details>
        <summary>
          {fields === null
            ? t({ zh: `全部 ${String(all.length)} 个字段`, en: `All ${String(all.length)} fields` })
            : t({
                zh: `${String(chosen.length)} / ${String(all.length)} 个字段`,
                en: `${String(chosen.length)} of ${String(all.length)} fields`,
              })}
        </summary>
        {items.map(({ coordinate, name, description }) => (
          <label key={coordinate} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(coordinate)}
              onChange={() => toggle(coordinate)}
            />
            <span>{named(language === 'zh' ? name : description, coordinate)}</span>
          </label>
        ))}
      </details>
    </fieldset>
  );
}
