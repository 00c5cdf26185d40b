import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Canvas } from '../../common/answer/canvas';
import type { Spots } from '../../common/answer/draw';
import type { Language } from '../../common/kept-language';
import { useLanguage } from '../../common/language';
import { nameOf } from '../../common/named';
import { Choice } from '../choice';
import { useKindName } from '../station-kinds';
import { departmentsOf } from './departments-of';
import { useSearchChange } from '../use-search-change';
import type {
  RegisteredStationFragment,
  RegisterQuery,
} from '../../generated/console/overview/register';

/** The filter of the map's stations, from the address. */
interface MapSearch {
  readonly department?: string;
  readonly kind?: string;
}

/** The map of all departments' stations; a click opens a station. */
export function StationMap({
  stations,
  districts,
}: {
  readonly stations: ReadonlyArray<RegisteredStationFragment>;
  readonly districts: NonNullable<RegisterQuery['districts']>;
}) {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const kindName = useKindName();
  const search: MapSearch = useSearch({ strict: false });
  const changeSearch = useSearchChange(search);
  const { department = '', kind = '' } = search;
  const chosen = useMemo(
    () =>
      stations.filter(
        (one) =>
          (department === '' || one.department?.id === department) &&
          (kind === '' || one.kind === kind),
      ),
    [stations, department, kind],
  );
  const drawing = useMemo<Spots>(
    () => ({
      kind: 'spots',
      spots: chosen.flatMap((one) => spotOf(one, language)),
      names: districts.flatMap(({ centroid, nameZh, nameEn }) =>
        centroid ? [{ ...centroid, name: nameOf({ nameZh, nameEn }, language) ?? '' }] : [],
      ),
      onChoose: ({ key = '' }) => void navigate({ to: `/stations/${key}` }),
    }),
    [chosen, districts, language, navigate],
  );
  const any = t({ zh: '全部', en: 'All' });
  const kinds = [...new Set(stations.map((one) => one.kind))].sort();
  return (
    <section className="sheet">
      <h2>{t({ zh: '监测站点分布', en: 'Where the stations are' })}</h2>
      <div className="filters">
        <Choice
          label={t({ zh: '部门', en: 'Department' })}
          any={any}
          value={department}
          options={departmentsOf(stations, language)}
          onChoose={(chosenOne) => changeSearch({ department: chosenOne })}
        />
        <Choice
          label={t({ zh: '站点类型', en: 'Kind' })}
          any={any}
          value={kind}
          options={kinds.map((code) => [code, kindName(code)])}
          onChoose={(chosenOne) => changeSearch({ kind: chosenOne })}
        />
      </div>
      <Canvas
        drawing={drawing}
        label={t({
          zh: `${String(chosen.length)} 个站点的位置示意图；列表见“监测站点”`,
          en: `A schematic of ${String(chosen.length)} stations; their list is under Stations`,
        })}
      />
      <p className="hint">
        {t({
          zh: '示意图：按网格中心的经纬度绘制，非行政区划界线。点击站点查看数据；按住 Ctrl 滚动缩放。',
          en: 'A schematic by the centres of grid cells, no boundaries. Click a station for its data; Ctrl and scroll to zoom.',
        })}
      </p>
    </section>
  );
}

function spotOf(
  { place, kind, stationId, department, nameZh, nameEn }: RegisteredStationFragment,
  language: Language,
): Spots['spots'] {
  if (!place?.center) return [];
  const name = nameOf({ nameZh, nameEn }, language) ?? stationId;
  const group = nameOf(department, language) ?? '';
  return [{ ...place.center, name, group, key: `${kind}/${stationId}` }];
}
