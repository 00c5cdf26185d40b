import { Link, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import { Answered, Listed } from '../answered';
import { Choice } from '../choice';
import { DataTable } from '../data-table';
import { RequireSignIn } from '../require-sign-in';
import { useSearchChange } from '../use-search-change';
import {
  RequestsDocument,
  type ListedDataRequestFragment,
} from '../../generated/console/requests/requests';
import type { DataRequestAct, DataRequestState } from '../../generated/graph';
import { nameOf } from '../../common/named';
import { optionsOf } from '../terms';
import { STATES } from './request-terms';
import { DueOn, StateBadge } from './state-badge';

/** The filters of the list, from the address. */
interface DataRequestSearch {
  readonly state?: DataRequestState;
  readonly overdue?: boolean;
  readonly mine?: boolean;
}

/** Acts that are always possible and that nobody waits for. */
const IDLE: ReadonlyArray<DataRequestAct> = [
  'NUMBER',
  'IMPORT',
  'ATTACH',
  'WITHDRAW',
  'RENEW',
  'REVOKE',
  'REVOKE_PART',
  'EXTEND',
];

/** The requests that the caller made, checks, drafts or decides. */
export function DataRequestsPage() {
  const { t } = useLanguage();
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '共享申请', en: 'Requests' })}</PageHeading>
      <p className="hint">
        {t({
          zh: '有条件共享的数据须申请：平台检查合规性，责任部门拟办并审批，授权自审批时起生效。',
          en: 'Conditional data are asked for: the operator checks, the owner drafts and decides, and the grant opens at once.',
        })}
      </p>
      <RequireSignIn>
        <List />
      </RequireSignIn>
    </article>
  );
}

function List() {
  const { t } = useLanguage();
  const search: DataRequestSearch = useSearch({ strict: false });
  const changeSearch = useSearchChange(search);
  const filter = {
    ...(search.state ? { states: [search.state] } : {}),
    ...(search.overdue ? { isOverdue: true } : {}),
  };
  const answer = useAnswer(RequestsDocument, { filter });
  return (
    <>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t({ zh: '状态', en: 'State' })}
          any={t({ zh: '全部', en: 'All' })}
          value={search.state}
          options={optionsOf(STATES, t)}
          onChoose={(state) => changeSearch({ state })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={search.mine ?? false}
            onChange={({ target }) => changeSearch({ mine: target.checked })}
          />
          {t({ zh: '只看待我办理', en: 'Only what waits for me' })}
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={search.overdue ?? false}
            onChange={({ target }) => changeSearch({ overdue: target.checked })}
          />
          {t({ zh: '只看超期', en: 'Only overdue' })}
        </label>
        <Link to="/requests/new" className="button primary">
          {t({ zh: '新建申请', en: 'New request' })}
        </Link>
      </form>
      <Answered answer={answer}>
        {({ requests }) => (
          <Listed of={requests?.nodes}>
            {(nodes) => (
              <Rows
                requests={nodes.filter(
                  ({ possibleActs }) =>
                    !search.mine || possibleActs.some((act) => !IDLE.includes(act)),
                )}
              />
            )}
          </Listed>
        )}
      </Answered>
    </>
  );
}

function Rows({ requests }: { readonly requests: ReadonlyArray<ListedDataRequestFragment> }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  return (
    <DataTable
      label={t({ zh: '申请列表', en: 'Requests' })}
      heads={[
        t({ zh: '编号', en: 'Number' }),
        t({ zh: '状态', en: 'State' }),
        t({ zh: '数据集', en: 'Datasets' }),
        t({ zh: '用途', en: 'Purpose' }),
        t({ zh: '申请单位', en: 'Applicant' }),
        t({ zh: '责任部门', en: 'Owner' }),
        t({ zh: '期限', en: 'Due' }),
      ]}
      rows={requests.map((one) => [
        one.id,
        <Link key="number" to="/requests/$id" params={{ id: one.id }}>
          {one.number}
        </Link>,
        <StateBadge key="state" state={one.state} />,
        one.datasets
          .map(({ titleZh, titleEn, datasetId }) => (isChinese ? titleZh : titleEn) ?? datasetId)
          .join('、'),
        one.purpose,
        one.applicantName,
        nameOf(one.owner, language) ?? '—',
        <DueOn key="due" deadline={one.deadline} />,
      ])}
    />
  );
}
