import { useState } from 'react';
import { FieldFaults, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { nameOf } from '../../common/named';
import { useAnswer } from '../../common/use-answer';
import { dayAfter, endOfDay, startOfDay } from '../times';
import { DatasetPicker } from './dataset-picker';
import { DistrictsDocument } from '../../generated/common/districts';
import type { DataRequestDraftInput } from '../../generated/graph';
import { WrittenFields } from './written-fields';

/** The form of a request's draft; the parent component decides what is done with it. */
export function DraftForm({
  draft,
  words,
  error,
  isBusy,
  onWrite,
}: {
  readonly draft: DataRequestDraftInput;
  readonly words: string;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onWrite: (draft: DataRequestDraftInput) => void;
}) {
  const { t } = useLanguage();
  const [datasets, setDatasets] = useState(draft.datasets);
  const write = (form: FormData) => onWrite({ ...writtenIn(form), datasets });
  return (
    <Form
      failure={error}
      fields={FIELDS}
      className="written"
      onSubmit={write}
      actions={
        <p className="tools">
          <button type="submit" className="primary" disabled={isBusy || datasets.length === 0}>
            {words}
          </button>
          {datasets.length === 0 ? (
            <span className="hint">
              {t({ zh: '请至少选择一个数据集。', en: 'Choose one dataset at least.' })}
            </span>
          ) : null}
        </p>
      }
    >
      <DatasetPicker datasets={datasets} onChange={setDatasets} />
      <FieldFaults name="datasets" />
      <WrittenFields draft={draft} />
      <Districts chosen={draft.districts ?? []} />
      <FieldFaults name="districts" />
    </Form>
  );
}

/** The hub's names of the fields of a draft. */
const FIELDS: ReadonlyArray<keyof DataRequestDraftInput> = [
  ...(['datasets', 'purpose', 'dutyBasis', 'districts', 'dataFrom', 'dataBefore'] as const),
  ...(['wantedFrom', 'wantedUntil', 'operationsPerDay'] as const),
  ...(['securityContact', 'securityPhone'] as const),
];

function Districts({ chosen }: { readonly chosen: ReadonlyArray<string> }) {
  const { t, language } = useLanguage();
  const { data } = useAnswer(DistrictsDocument, {});
  const districts = data?.data?.districts ?? [];
  if (districts.length === 0) return null;
  return (
    <fieldset>
      <legend>{t({ zh: '县市区（不选为全部）', en: 'Divisions (none: all)' })}</legend>
      {districts.map((one) => (
        <label key={one.code} className="check">
          <input
            type="checkbox"
            name="districts"
            value={one.code}
            defaultChecked={chosen.includes(one.code)}
          />
          {nameOf(one, language)}
        </label>
      ))}
    </fieldset>
  );
}

function writtenIn(form: FormData): Omit<DataRequestDraftInput, 'datasets'> {
  const text = (name: string) => String(form.get(name) ?? '').trim() || null;
  const districts = form.getAll('districts').map(String);
  const [from, before, count] = [text('dataFrom'), text('dataBefore'), text('operationsPerDay')];
  return {
    purpose: text('purpose'),
    dutyBasis: text('dutyBasis'),
    districts: districts.length > 0 ? districts : null,
    dataFrom: from && startOfDay(from),
    dataBefore: before && endOfDay(before),
    wantedFrom: text('wantedFrom'),
    wantedUntil: dayAfter(text('wantedUntil')),
    operationsPerDay: count === null ? null : Number(count),
    securityContact: text('securityContact'),
    securityPhone: text('securityPhone'),
  };
}
