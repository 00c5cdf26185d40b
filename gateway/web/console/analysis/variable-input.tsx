import { useLanguage, type Words } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import { nameOf, type Named } from '../../common/named';
import { DistrictsDocument } from '../../generated/common/districts';
import { EnumValuesDocument } from '../../generated/common/graph';
import { RiversDocument } from '../../generated/console/analysis/options';
import type { RecipeVariable } from './recipe-variables';

/** Labels of the recipes' variables. */
const LABELS: Readonly<Record<string, Words>> = {
  district: { zh: '县市区', en: 'Division' },
  river: { zh: '河流', en: 'River' },
  from: { zh: '开始时间', en: 'From' },
  to: { zh: '结束时间', en: 'To' },
  at: { zh: '时刻', en: 'At' },
  day: { zh: '日期', en: 'Day' },
  year: { zh: '年份', en: 'Year' },
  first: { zh: '每类条数', en: 'How many of each' },
  withinKm: { zh: '半径（公里）', en: 'Within, km' },
  perWater: { zh: '每个水体条数', en: 'For each water' },
  stores: { zh: '每处最多储存点', en: 'Stores, at most' },
  theme: { zh: '主题', en: 'Theme' },
};

/** The input that suits a variable: a selection, a date, a time of the city, or a number. */
export function VariableInput({
  variable,
  value,
  onChange,
}: {
  readonly variable: RecipeVariable;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useLanguage();
  const { name, type } = variable;
  const label = t(LABELS[name] ?? { zh: name, en: name });
  return (
    <label>
      {label}
      <Fitting {...{ name, type, value, onChange }} />
    </label>
  );
}

interface InputProps {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Fitting({ name, type, value, onChange }: InputProps) {
  if (name === 'district') return <District {...{ value, onChange }} />;
  if (name === 'river') return <River {...{ value, onChange }} />;
  if (type === 'DateTime')
    return (
      <input
        type="datetime-local"
        value={localOf(value)}
        onChange={({ target }) => target.value && onChange(instantOf(target.value))}
      />
    );
  if (type === 'Date' || type === 'Int' || type === 'Float')
    return (
      <input
        type={type === 'Date' ? 'date' : 'number'}
        min={type === 'Date' ? undefined : 1}
        step={type === 'Float' ? 'any' : undefined}
        value={value}
        onChange={({ target }) => target.value && onChange(target.value)}
      />
    );
  return <OneOfType {...{ type, value, onChange }} />;
}

type Choosing = Pick<InputProps, 'value' | 'onChange'>;

function District(choosing: Choosing) {
  const { data } = useAnswer(DistrictsDocument, {});
  return <OneOf {...choosing} options={data?.data?.districts} />;
}

function River(choosing: Choosing) {
  const { data } = useAnswer(RiversDocument, {});
  return <OneOf {...choosing} options={data?.data?.waterBodies} />;
}

function OneOf({
  options,
  value,
  onChange,
}: Choosing & {
  readonly options: ReadonlyArray<Named & { readonly code: string }> | null | undefined;
}) {
  const { language } = useLanguage();
  const shown = options ?? [{ code: value, nameZh: value, nameEn: value }];
  return (
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      {shown.map((one) => (
        <option key={one.code} value={one.code}>
          {nameOf(one, language) ?? one.code}
        </option>
      ))}
    </select>
  );
}

/**
 * A selection among the values of an enumeration, labelled by their descriptions; a free text for
 * any other type.
 */
function OneOfType({ type, value, onChange }: Omit<InputProps, 'name'>) {
  const { language } = useLanguage();
  const { data } = useAnswer(EnumValuesDocument, { type });
  const values = data?.data?.__type?.enumValues;
  if (!values) return <input value={value} onChange={({ target }) => onChange(target.value)} />;
  return (
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      {values.map(({ name, description }) => (
        <option key={name} value={name}>
          {(language === 'zh' ? /[(（]([^()（）]+)[)）]\s*$/.exec(description ?? '')?.[1] : null) ??
            name}
        </option>
      ))}
    </select>
  );
}

const ZONE_MS = 8 * 3_600_000;

/** Formats an instant in the city's time, as an input of type `datetime-local` requires. */
function localOf(instant: string): string {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? '' : new Date(ms + ZONE_MS).toISOString().slice(0, 16);
}

function instantOf(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString().replace('.000', '');
}
