import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { Failure, Loading } from '../../common/states';
import { Choice } from '../choice';
import { DataTable } from '../data-table';
import type { RegisteredStationFragment } from '../../generated/console/overview/register';
import { departmentsOf } from '../overview/departments-of';
import { nameOf } from '../../common/named';
import { useRegister } from '../overview/use-register';
import { ProvenanceBadge } from '../provenance';
import { useKindName } from '../station-kinds';
import { StationLink } from '../station-link';
import { useSearchChange } from '../use-search-change';

/** The filters of the list, from the address. */
interface StationSearch {
  readonly contains?: string;
  readonly department?: string;
  readonly kind?: string;
  readonly district?: string;
}

const MAX_STATIONS = 100;

/** Every station of every department, searchable by name, kind and place. */
export function StationsPage() {
  const { t } = useLanguage();
  const { data, error, isPending, refetch } = useRegister();
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '监测站点', en: 'Stations' })}</PageHeading>
      {isPending ? <Loading /> : null}
      {error ? <Failure error={error} onAgain={() => void refetch()} /> : null}
      {data ? <Found stations={data.stations} /> : null}
    </article>
  );
}

function Found({ stations }: { readonly stations: ReadonlyArray<RegisteredStationFragment> }) {
  const { t, language } = useLanguage();
  const search: StationSearch = useSearch({ strict: false });
  const [shown, setShown] = useState(MAX_STATIONS);
  const kindName = useKindName();
  const found = stations.filter((station) => isSought(station, search));
  const count = String(found.length);
  return (
    <>
      <Filters stations={stations} search={search} />
      <p role="status">{t({ zh: `共 ${count} 个站点`, en: `${count} stations` })}</p>
      <DataTable
        label={t({ zh: '站点列表', en: 'Stations' })}
        heads={[
          t({ zh: '站点', en: 'Station' }),
          t({ zh: '类型', en: 'Kind' }),
          t({ zh: '部门', en: 'Department' }),
          t({ zh: '县市区', en: 'Division' }),
          t({ zh: '来源', en: 'Source' }),
        ]}
        rows={found
          .slice(0, shown)
          .map((station) => [
            station.id,
            <StationLink key="name" station={{ ...station, id: station.stationId }} />,
            kindName(station.kind),
            nameOf(station.department, language) ?? '—',
            nameOf(station.district, language) ?? '—',
            <ProvenanceBadge key="provenance" provenance={station.provenance} />,
          ])}
      />
      {found.length > shown ? (
        <button type="button" onClick={() => setShown(shown + MAX_STATIONS)}>
          {t({ zh: '显示更多', en: 'More' })}
        </button>
      ) : null}
    </>
  );
}

function Filters({
  stations,
  search,
}: {
  readonly stations: ReadonlyArray<RegisteredStationFragment>;
  readonly search: StationSearch;
}) {
  const { t, language } = useLanguage();
  const changeSearch = useSearchChange(search);
  const kindName = useKindName();
  const any = t({ zh: '全部', en: 'All' });
  const districts = new Map(
    stations.flatMap(({ district }) =>
      district?.nameZh ? [[district.nameZh, nameOf(district, language) ?? district.nameZh]] : [],
    ),
  );
  const kinds = [...new Set(stations.map(({ kind }) => kind))];
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        {t({ zh: '名称', en: 'Name' })}
        <input
          type="search"
          defaultValue={search.contains ?? ''}
          onChange={({ target }) => changeSearch({ contains: target.value })}
        />
      </label>
      <Choice
        label={t({ zh: '部门', en: 'Department' })}
        any={any}
        value={search.department}
        options={departmentsOf(stations, language)}
        onChoose={(department) => changeSearch({ department })}
      />
      <Choice
        label={t({ zh: '类型', en: 'Kind' })}
        any={any}
        value={search.kind}
        options={kinds.map((code) => [code, kindName(code)])}
        onChoose={(kind) => changeSearch({ kind })}
      />
      <Choice
        label={t({ zh: '县市区', en: 'Division' })}
        any={any}
        value={search.district}
        options={[...districts]}
        onChoose={(district) => changeSearch({ district })}
      />
    </form>
  );
}

function isSought(station: RegisteredStationFragment, search: StationSearch): boolean {
  const { contains = '', department, kind, district } = search;
  const names = `${station.nameZh} ${station.nameEn ?? ''} ${station.stationId}`.toLowerCase();
  return (
    contains
      .toLowerCase()
      .split(/\s+/)
      .every((word) => names.includes(word)) &&
    (department === undefined || station.department?.id === department) &&
    (kind === undefined || station.kind === kind) &&
    (district === undefined || station.district?.nameZh === district)
  );
}
