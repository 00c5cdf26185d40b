import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Canvas } from '../../common/answer/canvas';
import type { Lines } from '../../common/answer/draw';
import type { Language } from '../../common/kept-language';
import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { Answered } from '../answered';
import { useSearchChange } from '../use-search-change';
import { CoverageTable } from './coverage-table';
import { gapsIn, lineOf } from './lines';
import { MixedDays } from './mixed-days';
import { AVERAGING, DAY_KINDS, FLAGS, STEPS } from './monitoring-terms';
import { ObservationTable } from './observation-table';
import { periodOf, type SelectedPeriod, type SeriesSearch } from './period';
import { SeriesControls } from './series-controls';
import type {
  MeasuredFragment,
  PeerFragment,
  SeriesInColumnsFragment,
  StationFactsFragment,
  StationSeriesFragment,
} from '../../generated/console/stations/station.parts';
import type { QualityFlag } from '../../generated/graph';
import { nameOf } from '../../common/named';
import { seriesDocument, type AskedKind } from './built-documents';
import { unitOf } from './unit';
import { DAY_MS } from '../times';

/** Series of one indicator, of this station and others of its kind, over any period. */
export function SeriesSection({
  kind,
  station,
  peers,
}: {
  readonly kind: AskedKind;
  readonly station: StationFactsFragment;
  readonly peers: ReadonlyArray<PeerFragment>;
}) {
  const { t } = useLanguage();
  const search: SeriesSearch = useSearch({ strict: false });
  const measured = station.latest ?? [];
  const chosen =
    measured.find(({ indicator }) => indicator.code === search.indicator) ?? measured[0];
  const period = useMemo(
    () => periodOf(search, chosen?.averaging ?? 'HOUR', endOf(chosen)),
    [search, chosen],
  );
  const change = useSearchChange(search);
  const compared = (search.compare ?? '').split(',').filter(Boolean);
  return (
    <section className="sheet">
      <h2>{t({ zh: '监测曲线', en: 'Series' })}</h2>
      {chosen ? (
        <>
          <SeriesControls
            {...{ search, change, measured, chosen, period, compared }}
            peers={peers.filter(({ id }) => id !== station.id)}
          />
          <Drawn
            key={kind.listField}
            kind={kind}
            ids={[station.id, ...compared]}
            indicator={chosen.indicator.code}
            period={period}
          />
          <CoverageTable
            kind={kind}
            id={station.id}
            indicator={chosen.indicator.code}
            period={period}
          />
          <ObservationTable
            kind={kind}
            id={station.id}
            indicator={chosen.indicator.code}
            period={period}
          />
        </>
      ) : (
        <Empty>
          {t({
            zh: '没有可显示的监测值：尚无数据，或未向当前身份共享。',
            en: 'No value to show: there is none, or none is shared with you.',
          })}
        </Empty>
      )}
    </section>
  );
}

/** End of a span: now, or the last value of a station that has long been silent. */
function endOf(chosen: MeasuredFragment | undefined): number {
  const [now, last] = [Date.now(), Date.parse(chosen?.to ?? '')];
  return now - last > DAY_MS ? last : now;
}

function Drawn({
  kind,
  ids,
  indicator,
  period,
}: {
  readonly kind: AskedKind;
  readonly ids: ReadonlyArray<string>;
  readonly indicator: string;
  readonly period: SelectedPeriod;
}) {
  const answer = useAnswer(seriesDocument(kind), { ids, first: ids.length, indicator, ...period });
  return (
    <Answered answer={answer}>
      {({ stations }) => <Chart of={inOrder(stations?.nodes ?? [], ids)} />}
    </Answered>
  );
}

/**
 * The station of the page comes first, then the others in the order of their selection, so that
 * each keeps its colour.
 */
function inOrder(
  stations: ReadonlyArray<StationSeriesFragment>,
  ids: ReadonlyArray<string>,
): ReadonlyArray<StationSeriesFragment> {
  return ids.flatMap((id) => stations.find((station) => station.id === id) ?? []);
}

function Chart({ of }: { readonly of: ReadonlyArray<StationSeriesFragment> }) {
  const { t, language } = useLanguage();
  const named = useMemo(
    () =>
      of.flatMap((station) =>
        (station.series ?? []).map((series) => ({
          series,
          name: lineName(station, series, language),
        })),
      ),
    [of, language],
  );
  const unit = unitOf(named[0]?.series.unit ?? '');
  const drawing = useMemo<Lines>(
    () => ({ kind: 'lines', unit, lines: named.map(({ name, series }) => lineOf(name, series)) }),
    [named, unit],
  );
  if (named.length === 0)
    return <Empty>{t({ zh: '该时段没有数据。', en: 'No data in this period.' })}</Empty>;
  return (
    <>
      <Canvas
        drawing={drawing}
        label={t({
          zh: `${named.map(({ name }) => name).join('、')} 随时间变化，数值见下表`,
          en: `${named.map(({ name }) => name).join(', ')} over time; values in the table below`,
        })}
      />
      <p className="hint">
        {t({
          zh: '曲线上的时刻为各时段的开始（北京时间）；日、月值按其日期标注。',
          en: 'Times in the chart are the starts of intervals (Beijing time); days and months stand at their date.',
        })}
      </p>
      <MixedDays series={named.map(({ series }) => series)} />
      <ul className="summary">
        {named.map(({ name, series }) => (
          <li key={name}>
            <strong>{name}</strong> {summaryOf(series, t)}
          </li>
        ))}
      </ul>
    </>
  );
}

function lineName(
  station: StationSeriesFragment,
  { depth, method, averaging }: SeriesInColumnsFragment,
  language: Language,
) {
  const over =
    averaging === 'HOUR' || averaging === 'INSTANT' ? null : AVERAGING[averaging][language];
  return [nameOf(station, language), depth, method, over].filter(Boolean).join(' · ');
}

function summaryOf(
  series: SeriesInColumnsFragment,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  const count = String(series.values.filter((value) => value !== null).length);
  const gaps = String(gapsIn(series));
  const flags = new Map<QualityFlag, number>();
  for (const flag of series.flags)
    if (flag !== 'VALID') flags.set(flag, (flags.get(flag) ?? 0) + 1);
  const marks = [...flags].map(([flag, times]) => `${t(FLAGS[flag])} ${String(times)}`);
  const unreviewed = String(series.reviews.filter((one) => one === 'UNREVIEWED').length);
  const day = series.dayKind ? `${t({ zh: '，', en: ', ' })}${t(DAY_KINDS[series.dayKind])}` : '';
  const without = series.unavailable?.filter((reason) => reason !== null).length ?? 0;
  const none =
    without === 0
      ? ''
      : t({
          zh: `；${String(without)} 个时段无法得出自然日值`,
          en: `; ${String(without)} without a calendar value`,
        });
  return t({
    zh: `（${t(STEPS[series.step])}${day}）：${count} 个值，缺 ${gaps} 个；${marks.length > 0 ? `标识 ⚑：${marks.join('、')}` : '均有效'}；未经审核 ${unreviewed} 个${none}。`,
    en: `(${t(STEPS[series.step])}${day}): ${count} values, ${gaps} missing; ${marks.length > 0 ? `marked ⚑: ${marks.join(', ')}` : 'all valid'}; ${unreviewed} unreviewed${none}.`,
  });
}
