import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { DataTable } from '../data-table';
import { nameOf } from '../../common/named';
import { useKindName } from '../station-kinds';
import { StationLink } from '../station-link';
import { timeOf } from '../times';
import type { Reporting } from './reporting';

/** The silent stations, and since when. */
export function SilentTable({ silent, judged, unknown, withheld }: Reporting) {
  const { t } = useLanguage();
  return (
    <>
      {unknown.length > 0 ? <Unknown kinds={unknown} /> : null}
      {withheld.length > 0 ? <Withheld kinds={withheld} /> : null}
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

/** Lists the stations of which nothing is known, so that nobody assumes that they report. */
function Unknown({ kinds }: { readonly kinds: Reporting['unknown'] }) {
  const { t, language } = useLanguage();
  const names = kinds.map((kind) => nameOf(kind, language));
  return (
    <p role="alert" className="notice">
      {t({
        zh: `以下站点的数据暂时无法取得或不完整，是否报数不明：${names.join('、')}。`,
        en: `Values of these stations are missing or incomplete, so whether they report is unknown: ${names.join(', ')}.`,
      })}
    </p>
  );
}

/** Lists the stations that are not judged because they are not shared with the caller. */
function Withheld({ kinds }: { readonly kinds: Reporting['withheld'] }) {
  const { t, language } = useLanguage();
  const names = kinds.map((kind) => nameOf(kind, language));
  return (
    <p className="hint">
      {t({
        zh: `未向当前身份共享，不在判断之列：${names.join('、')}。`,
        en: `Not shared with you, so not judged: ${names.join(', ')}.`,
      })}
    </p>
  );
}

function Rows({ silent }: Pick<Reporting, 'silent'>) {
  const { t, language } = useLanguage();
  const kindName = useKindName();
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
        kindName(station.kind),
        last === null ? t({ zh: '从未报数', en: 'never' }) : timeOf(last, language),
      ])}
    />
  );
}
