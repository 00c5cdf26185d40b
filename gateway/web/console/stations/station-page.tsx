import { Link, useParams } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { Answered } from '../answered';
import { ProvenanceBadge } from '../provenance';
import { kindIn, useKindName, useStationKinds } from '../station-kinds';
import { LatestTable } from './latest-table';
import { SeriesSection } from './series-section';
import type { StationFactsFragment } from '../../generated/console/stations/station.parts';
import { nameOf } from '../../common/named';
import { AuthorityWords } from '../../generated/words';
import { stationDocument, type AskedKind } from './built-documents';
import { FactList } from '../fact-list';

/** A station: its description, its latest values, and its series. */
export function StationPage() {
  const { kind = '', id = '' } = useParams({ strict: false });
  const kinds = useStationKinds();
  return (
    <Answered answer={kinds}>
      {(data) => {
        const asked = kindIn(data, kind);
        return asked ? <OfKind kind={asked} id={id} /> : <NoStation />;
      }}
    </Answered>
  );
}

function OfKind({ kind, id }: { readonly kind: AskedKind; readonly id: string }) {
  const answer = useAnswer(stationDocument(kind), { id });
  return (
    <Answered answer={answer}>
      {({ station, peers }) =>
        station ? (
          <>
            <About station={station} />
            <SeriesSection kind={kind} station={station} peers={peers?.nodes ?? []} />
            <LatestTable latest={station.latest ?? []} />
          </>
        ) : (
          <NoStation />
        )
      }
    </Answered>
  );
}

function NoStation() {
  const { t } = useLanguage();
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '没有这个站点', en: 'No such station' })}</PageHeading>
      <Empty>
        <Link to="/stations">{t({ zh: '返回站点列表', en: 'Back to the stations' })}</Link>
      </Empty>
    </article>
  );
}

function About({ station }: { readonly station: StationFactsFragment }) {
  const { t, language } = useLanguage();
  const kindName = useKindName();
  const { district, waterBody, place, elevation } = station;
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    [t({ zh: '类型', en: 'Kind' }), kindName(station.kind)],
    [t({ zh: '编码', en: 'Code' }), station.code],
    [t({ zh: '控制级别', en: 'Authority' }), t(AuthorityWords[station.authority])],
    [t({ zh: '所在县市区', en: 'Division' }), nameOf(district, language) ?? station.region],
    [t({ zh: '所在水体', en: 'Water body' }), nameOf(waterBody, language)],
    [
      t({ zh: '位置（网格中心）', en: 'Place (centre of its cell)' }),
      place?.center
        ? `${place.center.longitude.toFixed(3)}°E ${place.center.latitude.toFixed(3)}°N`
        : null,
    ],
    [t({ zh: '海拔', en: 'Elevation' }), elevation === null ? null : `${String(elevation)} m`],
  ];
  return (
    <article className="sheet">
      <p className="hint">
        <Link to="/stations">{t({ zh: '监测站点', en: 'Stations' })}</Link> /{' '}
        {nameOf(district, language)}
      </p>
      <PageHeading>{nameOf(station, language) ?? station.id}</PageHeading>
      <p>
        <ProvenanceBadge provenance={station.provenance} />
      </p>
      <FactList facts={facts} />
    </article>
  );
}
