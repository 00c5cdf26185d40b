import { Link, useSearch } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useLanguage, type Words } from '../../common/language';
import { Failure } from '../../common/states';
import { useSession } from '../../common/session';
import { useAnswer } from '../../common/use-answer';
import { datasetParams } from '../addresses';
import { Answered, Listed } from '../answered';
import { Choice } from '../choice';
import { DataTable } from '../data-table';
import { wordsFor } from '../terms';
import { lastDayOf, timeOf } from '../times';
import { useAct } from '../use-act';
import { useSearchChange } from '../use-search-change';
import { ProposeRelease } from './propose-release';
import { QUERY, type Release, type Releases, type Signed } from './releases-data';
import { WithdrawRelease } from './withdraw-release';

const STATES: Readonly<Record<string, Words>> = {
  PROPOSED: { zh: '待确认', en: 'Proposed' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  UPCOMING: { zh: '未生效', en: 'Upcoming' },
  IN_FORCE: { zh: '生效中', en: 'In force' },
  EXPIRED: { zh: '已到期', en: 'Expired' },
  SUSPENDED: { zh: '已中止', en: 'Suspended' },
};

const WITHDRAWABLE: ReadonlyArray<string> = ['PROPOSED', 'UPCOMING', 'IN_FORCE'];

/** What releases are narrowed by; it is part of the address. */
interface ReleasesSearch {
  readonly state?: string;
}

/** What is open to the public by whose decision; by which persons more becomes so. */
export function ReleasesPage() {
  const { t } = useLanguage();
  const { data: session } = useSession();
  const search: ReleasesSearch = useSearch({ strict: false });
  const narrow = useSearchChange(search);
  const { state = '' } = search;
  const answer = useAnswer<Releases>(QUERY, { filter: state ? { state } : {} });
  const holds = (post: string) => session?.posts.some((one) => one.post === post) ?? false;
  return (
    <>
      <article className="sheet">
        <h1>{t({ zh: '信息发布', en: 'Releases' })}</h1>
        <p className="hint">
          {t({
            zh: '向社会开放的数据须由信息发布人员提出、责任部门分管确认，两人办理，缺一不可。',
            en: 'What is open to the public was proposed by a publisher and confirmed by the approver of its owner: two persons.',
          })}
        </p>
        <div className="filters">
          <Choice
            label={t({ zh: '状态', en: 'State' })}
            any={t({ zh: '全部', en: 'All' })}
            value={state}
            options={Object.entries(STATES).map(([name, words]) => [name, t(words)])}
            onChoose={(chosen) => narrow({ state: chosen })}
          />
        </div>
        <Answered answer={answer}>
          {({ releases }) => (
            <Listed of={releases?.nodes}>
              {(nodes) => (
                <List
                  releases={nodes}
                  approvesOf={holds('APPROVER') ? (session?.organisation?.id ?? null) : null}
                  isPublisher={holds('PUBLISHER')}
                />
              )}
            </Listed>
          )}
        </Answered>
      </article>
      {holds('PUBLISHER') ? <ProposeRelease /> : null}
    </>
  );
}

/** Who looks at releases, by his posts. */
interface Viewer {
  /** Department of whose data the viewer is an approver; null: of none. */
  readonly approvesOf: string | null;
  readonly isPublisher: boolean;
}

function List({ releases, ...viewer }: Viewer & { readonly releases: ReadonlyArray<Release> }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const signed = (one: Signed | null) =>
    one
      ? [isChinese ? one.postZh : null, timeOf(one.at, language)].filter(Boolean).join(' · ')
      : '—';
  const period = ({ validFrom, validTo }: Release) =>
    `${validFrom} — ${lastDayOf(validTo) ?? t({ zh: '长期', en: 'no end' })}`;
  return (
    <DataTable
      label={t({ zh: '发布列表', en: 'Releases' })}
      heads={[
        t({ zh: '发布文号', en: 'Number' }),
        t({ zh: '数据集', en: 'Dataset' }),
        t({ zh: '状态', en: 'State' }),
        t({ zh: '有效期', en: 'Holds' }),
        t({ zh: '渠道', en: 'Channel' }),
        t({ zh: '提出', en: 'Proposed' }),
        t({ zh: '确认', en: 'Confirmed' }),
        t({ zh: '办理', en: 'Do' }),
      ]}
      rows={releases.map((one) => [
        one.id,
        one.number,
        one.dataset ? (
          <Link
            key="dataset"
            to="/catalogue/$department/$name"
            params={datasetParams(one.dataset.id)}
          >
            {isChinese ? one.dataset.title : one.dataset.titleEn}
          </Link>
        ) : (
          '—'
        ),
        <Fragment key="state">
          <span className={`badge ${one.state === 'IN_FORCE' ? 'open' : 'ask'}`}>
            {t(wordsFor(STATES, one.state))}
          </span>{' '}
          {one.endedReason}
        </Fragment>,
        period(one),
        one.channel,
        signed(one.proposed),
        signed(one.confirmed),
        <Acts key="acts" of={one} {...viewer} />,
      ])}
    />
  );
}

function Acts({ of, approvesOf, isPublisher }: Viewer & { readonly of: Release }) {
  const { language } = useLanguage();
  const title = language === 'zh' ? of.dataset?.title : of.dataset?.titleEn;
  const approves = isOwnedBy(approvesOf, of);
  return (
    <span className="tools">
      {approves && of.state === 'PROPOSED' ? <Confirm id={of.id} /> : null}
      {(approves || isPublisher) && WITHDRAWABLE.includes(of.state) ? (
        <WithdrawRelease id={of.id} number={of.number} title={title ?? of.content} />
      ) : null}
    </span>
  );
}

function isOwnedBy(department: string | null, { dataset }: Release): boolean {
  return department !== null && (dataset?.id.startsWith(`${department}/`) ?? false);
}

function Confirm({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(
    'mutation ($id: ID!) { done: confirmRelease(id: $id) { id } }',
  );
  return (
    <>
      <button type="button" disabled={isPending} onClick={() => mutate({ id })}>
        {t({ zh: '确认发布', en: 'Confirm' })}
      </button>
      {error ? <Failure error={error} /> : null}
    </>
  );
}
