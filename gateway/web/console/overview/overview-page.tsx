import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { Failure, Loading } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { Answered, Listed } from '../answered';
import { AirTable } from './air-table';
import { DeliveryTable } from './delivery-table';
import { CITY } from './fresh';
import { Glance } from './glance';
import { DeliveriesDocument } from '../../generated/console/overview/deliveries';
import type { RegisteredStationFragment } from '../../generated/console/overview/register';
import { SectionTable } from './section-table';
import { reportingOf } from './reporting';
import { SilentTable } from './silent-table';
import { StationMap } from './station-map';
import { rowsOf, useCityNow, type OverviewAnswers } from './use-city-now';
import { useRegister } from './use-register';

/**
 * The city at a glance: map of stations, current air and water, silent stations, and the latest
 * deliveries.
 */
export function OverviewPage() {
  const { t } = useLanguage();
  const register = useRegister();
  const { around = false }: { readonly around?: boolean } = useSearch({ strict: false });
  const { kinds, air, water, lists, isPending } = useCityNow(around ? {} : { region: CITY });
  const deliveries = useAnswer(DeliveriesDocument, {});
  const all = register.data?.stations ?? NONE;
  const stations = useMemo(
    () => (around ? all : all.filter(({ region }) => region === CITY)),
    [all, around],
  );
  const reporting = reportingOf(lists);
  return (
    <>
      <article className="sheet">
        <PageHeading>{t({ zh: '全市生态环境监测总览', en: 'The city at a glance' })}</PageHeading>
        <Provenance stations={stations} />
        <Around isShown={around} />
        <Answered answer={kinds}>
          {() =>
            isPending ? (
              <Loading />
            ) : (
              <Glance
                air={rowsOf(air) ?? []}
                water={rowsOf(water) ?? []}
                reporting={reporting}
                stationCount={register.data ? stations.length : null}
              />
            )
          }
        </Answered>
      </article>
      {register.error ? (
        <Failure error={register.error} onAgain={() => void register.refetch()} />
      ) : null}
      {register.isPending ? <Loading /> : null}
      {register.data ? (
        <StationMap stations={stations} districts={register.data.districts} />
      ) : null}
      <div className="columns">
        <Shown title={t({ zh: '空气质量实况', en: 'Air now' })} answers={air}>
          {(rows) => <AirTable stations={rows} />}
        </Shown>
        <Shown title={t({ zh: '地表水断面', en: 'River sections' })} answers={water}>
          {(rows) => <SectionTable sections={rows} />}
        </Shown>
        <section className="sheet">
          <h2>{t({ zh: '未按时报数的站点', en: 'Silent stations' })}</h2>
          {isPending ? (
            <Loading />
          ) : (
            <Listed of={kinds.data?.data?.stationKinds}>
              {() => <SilentTable {...reporting} />}
            </Listed>
          )}
        </section>
        <section className="sheet">
          <h2>{t({ zh: '最近入库', en: 'Last imports' })}</h2>
          <Answered answer={deliveries}>
            {(data) => (
              <Listed of={data.deliveries}>
                {(newest) => <DeliveryTable deliveries={newest} />}
              </Listed>
            )}
          </Answered>
        </section>
      </div>
    </>
  );
}

/** A table of the overview, from every list that departments have announced for it. */
function Shown<Row>({
  title,
  answers,
  children,
}: {
  readonly title: string;
  readonly answers: OverviewAnswers<Row>;
  readonly children: (rows: ReadonlyArray<Row>) => ReactNode;
}) {
  return (
    <section className="sheet">
      <h2>{title}</h2>
      {answers.map((answer, at) => (
        <Answered key={at} answer={answer}>
          {() => null}
        </Answered>
      ))}
      {answers.some(({ isPending }) => isPending) ? null : (
        <Listed of={rowsOf(answers)}>{children}</Listed>
      )}
    </section>
  );
}

const NONE: ReadonlyArray<RegisteredStationFragment> = [];

function Provenance({ stations }: { readonly stations: ReadonlyArray<RegisteredStationFragment> }) {
  const { t } = useLanguage();
  const synthetic = useMemo(
    () => stations.filter(({ provenance }) => provenance === 'SYNTHETIC').length,
    [stations],
  );
  if (stations.length === 0) return null;
  if (synthetic === 0)
    return (
      <p className="hint">{t({ zh: '全部站点为真实站点。', en: 'All stations are real.' })}</p>
    );
  const [made, all] = [String(synthetic), String(stations.length)];
  return (
    <p className="notice">
      {t({
        zh: `演示环境：${all} 个站点中有 ${made} 个为合成的示范站点，其数据不代表真实环境状况。`,
        en: `Demonstration: ${made} of ${all} stations are synthetic; their data say nothing about the real environment.`,
      })}
    </p>
  );
}

/** Stations of other cities, which departments keep for comparison, are shown on request. */
function Around({ isShown }: { readonly isShown: boolean }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  return (
    <div className="filters">
      <label className="check">
        <input
          type="checkbox"
          checked={isShown}
          onChange={({ target }) =>
            void navigate({
              to: '/',
              search: target.checked ? { around: true } : {},
              replace: true,
            })
          }
        />
        {t({ zh: '含江门以外的站点', en: 'With stations outside Jiangmen' })}
      </label>
    </div>
  );
}
