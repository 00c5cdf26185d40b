import type { UseQueryResult } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Answer } from '../../common/ask';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { Empty, Failure, Loading, Refusals } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { Listed } from '../answered';
import { Choice } from '../choice';
import {
  CatalogueDocument,
  type CatalogueQuery,
} from '../../generated/console/catalogue/catalogue';
import type { Openness, SharingClass } from '../../generated/graph';
import { nameOf } from '../../common/named';
import { DatasetTable } from './dataset-table';
import { OPENNESS, optionsOf, SHARING } from '../terms';
import { useSearchChange } from '../use-search-change';

/** The filters of the catalogue, from the address. */
export interface CatalogueSearch {
  readonly contains?: string;
  readonly department?: string;
  readonly sharing?: SharingClass;
  readonly openness?: Openness;
  readonly readable?: boolean;
}

/** Every dataset of every department, and whether the caller may read it. */
export function CataloguePage() {
  const { t } = useLanguage();
  const search: CatalogueSearch = useSearch({ strict: false });
  const { readable, ...rest } = search;
  const filter = { ...rest, ...(readable === undefined ? {} : { isReadable: readable }) };
  const answer = useAnswer(CatalogueDocument, { filter });
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '数据目录', en: 'Catalogue' })}</PageHeading>
      <p className="hint">
        {t({
          zh: '各部门依职责共享的数据集：归谁所有、依据哪一条、谁可以使用。涉及国家秘密的数据不在此列。',
          en: 'Datasets that departments share by duty: whose they are, by which clause, who may read them. State secrets have no place here.',
        })}
      </p>
      <Filters search={search} departments={answer.data?.data?.departments ?? []} />
      <Results {...answer} />
    </article>
  );
}

function Results({
  data,
  error,
  refetch,
}: Pick<UseQueryResult<Answer<CatalogueQuery>>, 'data' | 'error' | 'refetch'>) {
  const { t } = useLanguage();
  if (error) return <Failure error={error} onAgain={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <Refusals errors={data.errors} />
      <Listed of={data.data?.datasets?.nodes}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>
              {t({ zh: '没有符合条件的数据集。', en: 'No dataset matches these filters.' })}
            </Empty>
          ) : (
            <DatasetTable rows={rows} />
          )
        }
      </Listed>
    </>
  );
}

function Filters({
  search,
  departments,
}: {
  readonly search: CatalogueSearch;
  readonly departments: NonNullable<CatalogueQuery['departments']>;
}) {
  const { t, language } = useLanguage();
  const changeSearch = useSearchChange(search);
  const any = t({ zh: '全部', en: 'All' });
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        {t({ zh: '搜索', en: 'Search' })}
        <input
          type="search"
          defaultValue={search.contains ?? ''}
          placeholder={t({ zh: '名称、主题、字段……', en: 'Title, topic, field…' })}
          onChange={({ target }) => changeSearch({ contains: target.value })}
        />
      </label>
      <Choice
        label={t({ zh: '部门', en: 'Department' })}
        any={any}
        value={search.department}
        options={departments.map((one) => [one.id, nameOf(one, language) ?? one.id])}
        onChoose={(department) => changeSearch({ department })}
      />
      <Choice
        label={t({ zh: '共享属性', en: 'Sharing' })}
        any={any}
        value={search.sharing}
        options={optionsOf(SHARING, t)}
        onChoose={(sharing) => changeSearch({ sharing })}
      />
      <Choice
        label={t({ zh: '开放属性', en: 'Openness' })}
        any={any}
        value={search.openness}
        options={optionsOf(OPENNESS, t)}
        onChoose={(openness) => changeSearch({ openness })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={search.readable ?? false}
          onChange={({ target }) => changeSearch({ readable: target.checked })}
        />
        {t({ zh: '只看我可使用的', en: 'Only what I may read' })}
      </label>
    </form>
  );
}
