import { useLanguage, type Words } from '../../common/language';
import { Empty } from '../../common/states';
import { DataTable } from '../data-table';
import { kindWords } from '../station-kinds';
import { StationLink } from '../station-link';
import { timeOf } from '../times';
import type { Reporting } from './reporting';

/** Which stations are silent, since when. */
export function SilentTable({ silent, judged, unknown }: Reporting) {
  const { t } = useLanguage();
  return (
    <>
      {unknown.length > 0 ? <Unknown lists={unknown} /> : null}
      {silent.length > 0 ? <Rows silent={silent} /> : null}
      {silent.length === 0 && judged > 0 ? (
        <Empty>
          {t({
            zh: `已取得数据的 ${String(judged)} 个自动站均按时报数。`,
            en: `Each of the ${String(judged)} automatic stations whose values came reports in time.`,
          })}
        </Empty>
      ) : null}
      {judged === 0 ? (
        <Empty>
          {t({ zh: '没有可判断的自动站。', en: 'There is no automatic station to judge.' })}
        </Empty>
      ) : null}
    </>
  );
}

/** Of which stations nothing is known, so that nobody takes them for well. */
function Unknown({ lists }: { readonly lists: Reporting['unknown'] }) {
  const { t } = useLanguage();
  const names = lists.map((list) => t(LISTS[list]));
  return (
    <p role="alert" className="notice">
      {t({
        zh: `以下站点的数据暂时无法取得或不完整，是否报数不明：${names.join('、')}。`,
        en: `Values of these stations are missing or incomplete, so whether they report is unknown: ${names.join(', ')}.`,
      })}
    </p>
  );
}

function Rows({ silent }: Pick<Reporting, 'silent'>) {
  const { t, language } = useLanguage();
  return (
    <DataTable
      label={t({ zh: '未按时报数的站点', en: 'Silent stations' })}
      heads={[
        t({ zh: '站点', en: 'Station' }),
        t({ zh: '类型', en: 'Kind' }),
        t({ zh: '最近一次报数', en: 'Last value' }),
      ]}
      rows={silent.map(({ station, last }) => [
        station.id,
        <StationLink key="name" station={station} />,
        t(kindWords(station.kind)),
        last === null ? t({ zh: '从未报数', en: 'never' }) : timeOf(last, language),
      ])}
    />
  );
}

const LISTS: Readonly<Record<Reporting['unknown'][number], Words>> = {
  airStations: { zh: '空气站', en: 'air stations' },
  surfaceWaterSections: { zh: '地表水断面', en: 'surface-water sections' },
  waterStations: { zh: '水文站', en: 'river and reservoir stations' },
  weatherStations: { zh: '气象站', en: 'weather stations' },
  trafficAirStations: { zh: '港口与路边空气站', en: 'port and roadside air stations' },
  seaStations: { zh: '近岸海域站', en: 'sea stations' },
};
