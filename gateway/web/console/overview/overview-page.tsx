import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
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
import { NowDocument } from '../../generated/console/overview/now';
import type { RegisteredStationFragment } from '../../generated/console/overview/register';
import { SectionTable } from './section-table';
import { reportingOf } from './reporting';
import { SilentTable } from './silent-table';
import { StationMap } from './station-map';
import { useRegister } from './use-register';

/**
 * The city at a glance: where stations are, air and water now, who is silent, and the latest deliveries.
 */
export function OverviewPage() {
  const { t } = useLanguage();
  const register = useRegister();
  const { around = false }: { readonly around?: boolean } = useSearch({ strict: false });
  const now = useAnswer(NowDocument, { filter: around ? {} : { region: CITY } });
  const deliveries = useAnswer(DeliveriesDocument, {});
  const all = register.data?.stations ?? NONE;
  const stations = useMemo(
    () => (around ? all : all.filter(({ region }) => region === CITY)),
    [all, around],
  );
  return (
    <>
      <article className="sheet">
        <PageHeading>{t({ zh: '全市生态环境监测总览', en: 'The city at a glance' })}</PageHeading>
        <Provenance stations={stations} />
        <Around isShown={around} />
        <Answered answer={now}>
          {(data) => <Glance now={data} stationCount={register.data ? stations.length : null} />}
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
        <section className="sheet">
          <h2>{t({ zh: '空气质量实况', en: 'Air now' })}</h2>
          <Answered answer={now}>
            {({ airStations }) => (
              <Listed of={airStations?.nodes}>
                {(stations) => <AirTable stations={stations} />}
              </Listed>
            )}
          </Answered>
        </section>
        <section className="sheet">
          <h2>{t({ zh: '地表水断面', en: 'River sections' })}</h2>
          <Answered answer={now}>
            {({ surfaceWaterSections }) => (
              <Listed of={surfaceWaterSections?.nodes}>
                {(sections) => <SectionTable sections={sections} />}
              </Listed>
            )}
          </Answered>
        </section>
        <section className="sheet">
          <h2>{t({ zh: '未按时报数的站点', en: 'Silent stations' })}</h2>
          <Answered answer={now}>{(data) => <SilentTable {...reportingOf(data)} />}</Answered>
        </section>
        <section className="sheet">
          <h2>{t({ zh: '最近入库', en: 'Last imports' })}</h2>
          <Answered answer={deliveries}>{(data) => <DeliveryTable deliveries={data} />}</Answered>
        </section>
      </div>
    </>
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
        en: `Demonstration: ${made} of ${all} stations are made up; their data say nothing of the real environment.`,
      })}
    </p>
  );
}

/** Stations of other cities, which departments keep for comparison, are shown when asked for. */
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
