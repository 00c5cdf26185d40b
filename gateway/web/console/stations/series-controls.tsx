import { useLanguage } from '../../common/language';
import { Choice } from '../choice';
import { indicatorName } from './latest-table';
import { DAYS, STEPS } from './monitoring-terms';
import { daysWithin, SPANS, type SelectedPeriod, type SeriesSearch } from './period';
import type {
  MeasuredFragment,
  PeerFragment,
} from '../../generated/console/stations/station.parts';
import { nameOf } from '../../common/named';
import { optionsOf } from '../terms';

/** The selection that the controls show and change. */
interface Controls {
  readonly search: SeriesSearch;
  readonly change: (by: SeriesSearch) => void;
  readonly measured: ReadonlyArray<MeasuredFragment>;
  readonly chosen: MeasuredFragment;
  readonly period: SelectedPeriod;
  readonly peers: ReadonlyArray<PeerFragment>;
  readonly compared: ReadonlyArray<string>;
}

/** The controls of the chart: indicator, period, step, and stations to compare. */
export function SeriesControls(controls: Controls) {
  const { t, language } = useLanguage();
  const { search, change, measured, chosen, peers, compared, period } = controls;
  const indicators = new Map(
    measured.map((one) => [one.indicator.code, indicatorName(one, language === 'zh')] as const),
  );
  return (
    <>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t({ zh: '指标', en: 'Indicator' })}
          <select
            value={chosen.indicator.code}
            onChange={({ target }) => change({ indicator: target.value })}
          >
            {[...indicators].map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <PeriodControls {...controls} />
        <Choice
          label={t({ zh: '步长', en: 'Step' })}
          any={t({ zh: '自动', en: 'By itself' })}
          value={search.step}
          options={optionsOf(STEPS, t)}
          onChoose={(step) => change({ step })}
        />
        {period.step === 'DAY' || period.step === 'MONTH' ? (
          <Choice
            label={t({ zh: '日界', en: 'Days' })}
            any={t(DAYS.NETWORK)}
            value={search.days}
            options={optionsOf(DAYS, t).filter(([days]) => days !== 'NETWORK')}
            onChoose={(days) => change({ days })}
          />
        ) : null}
        <Choice
          label={t({ zh: '与其他站点比较', en: 'Compare with' })}
          any={t({ zh: '选择站点……', en: 'Choose a station…' })}
          value=""
          options={peers
            .filter(({ id }) => !compared.includes(id))
            .map((peer) => [peer.id, nameOf(peer, language) ?? peer.id])}
          onChoose={(id) => id && change({ compare: [...compared, id].join(',') })}
        />
      </form>
      <Compared {...controls} />
    </>
  );
}

function PeriodControls({ search, change, period }: Controls) {
  const { t } = useLanguage();
  const [from, to] = daysWithin(period);
  return (
    <>
      <fieldset>
        <legend>{t({ zh: '时段', en: 'Period' })}</legend>
        {SPANS.map(([name, , zh, en]) => (
          <button
            key={name}
            type="button"
            aria-pressed={!search.from && (search.span ?? '7d') === name}
            onClick={() => change({ span: name, from: '', to: '' })}
          >
            {t({ zh, en })}
          </button>
        ))}
      </fieldset>
      <label>
        {t({ zh: '从', en: 'From' })}
        <input
          type="date"
          value={from}
          max={to}
          onChange={({ target }) => target.value && change({ from: target.value, to })}
        />
      </label>
      <label>
        {t({ zh: '至', en: 'To' })}
        <input
          type="date"
          value={to}
          min={from}
          onChange={({ target }) => target.value && change({ from, to: target.value })}
        />
      </label>
    </>
  );
}

function Compared({ change, peers, compared }: Controls) {
  const { t, language } = useLanguage();
  if (compared.length === 0) return null;
  return (
    <p className="chips">
      {compared.map((id) => {
        const peer = peers.find((one) => one.id === id);
        const name = nameOf(peer, language) ?? id;
        return (
          <button
            key={id}
            type="button"
            onClick={() => change({ compare: compared.filter((one) => one !== id).join(',') })}
            aria-label={t({ zh: `不再比较${name}`, en: `No longer compare ${name}` })}
          >
            {name} ×
          </button>
        );
      })}
    </p>
  );
}
