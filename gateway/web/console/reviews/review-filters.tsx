import { useLanguage } from '../../common/language';
import type { QualityFlag } from '../../generated/graph';
import { Choice } from '../choice';
import { FLAGS } from '../stations/monitoring-terms';
import { optionsOf } from '../terms';

/** The unreviewed values to show, from the address. */
export interface ReviewSearch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly station?: string | undefined;
  readonly dataset?: string | undefined;
  readonly indicator?: string | undefined;
  readonly flag?: QualityFlag | undefined;
}

/** The filters of unreviewed values: days of the city, dataset, station, indicator, flag. */
export function ReviewFilters({
  search,
  onChange,
}: {
  readonly search: ReviewSearch;
  readonly onChange: (change: ReviewSearch) => void;
}) {
  const { t } = useLanguage();
  const texts = [
    ['dataset', t({ zh: '数据集标识', en: 'Dataset id' })],
    ['station', t({ zh: '站点标识', en: 'Station id' })],
    ['indicator', t({ zh: '指标代码', en: 'Indicator code' })],
  ] as const;
  return (
    <div className="filters">
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {name === 'from' ? t({ zh: '起', en: 'From' }) : t({ zh: '止', en: 'To' })}
          <input
            type="date"
            value={search[name] ?? ''}
            onChange={({ target }) => onChange({ [name]: target.value })}
          />
        </label>
      ))}
      {texts.map(([name, label]) => (
        <label key={name}>
          {label}
          <input
            defaultValue={search[name] ?? ''}
            onBlur={({ target }) => onChange({ [name]: target.value.trim() })}
          />
        </label>
      ))}
      <Choice
        label={t({ zh: '数据标识', en: 'Flag' })}
        any={t({ zh: '全部', en: 'All' })}
        value={search.flag}
        options={optionsOf(FLAGS, t)}
        onChoose={(flag) => onChange({ flag })}
      />
    </div>
  );
}
