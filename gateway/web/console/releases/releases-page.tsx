import { Link, useSearch } from '@tanstack/react-router';
import { Fragment } from 'react';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { Failure } from '../../common/states';
import { useSession } from '../../common/session';
import { useAnswer } from '../../common/use-answer';
import { datasetParams } from '../addresses';
import { Answered, Listed } from '../answered';
import { Choice } from '../choice';
import { DataTable } from '../data-table';
import { inShort, optionsOf } from '../terms';
import { lastDayOf, timeOf } from '../times';
import { useAct } from '../use-act';
import { useSearchChange } from '../use-search-change';
import { ProposeRelease } from './propose-release';
import type { ReleaseState } from '../../generated/graph';
import {
  ConfirmReleaseDocument,
  ReleasesDocument,
  type ShownReleaseFragment,
  type SignedByFragment,
} from '../../generated/console/releases/releases';
import { ReleaseStateWords } from '../../generated/words';
import { WithdrawRelease } from './withdraw-release';

const STATES = inShort<ReleaseState>(ReleaseStateWords, {
  PROPOSED: 'Proposed',
  WITHDRAWN: 'Withdrawn',
  UPCOMING: 'Upcoming',
  IN_FORCE: 'In force',
  EXPIRED: 'Expired',
  SUSPENDED: 'Suspended',
});

const WITHDRAWABLE: ReadonlyArray<ReleaseState> = ['PROPOSED', 'UPCOMING', 'IN_FORCE'];

/** The filters of releases, from the address. */
interface ReleasesSearch {
  readonly state?: ReleaseState;
}

/**
 * What is open to the public and by whose decision; publishers propose and approvers confirm
 * releases.
 */
export function ReleasesPage() {
  const { t } = useLanguage();
  const { data: session } = useSession();
  const search: ReleasesSearch = useSearch({ strict: false });
  const changeSearch = useSearchChange(search);
  const { state } = search;
  const answer = useAnswer(ReleasesDocument, { filter: state ? { state } : {} });
  const holds = (post: string) => session?.posts.some((one) => one.post === post) ?? false;
  return (
    <>
      <article className="sheet">
        <PageHeading>{t({ zh: '信息发布', en: 'Releases' })}</PageHeading>
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
            options={optionsOf(STATES, t)}
            onChoose={(chosen) => changeSearch({ state: chosen })}
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

/** The viewer of the page, by role. */
interface Viewer {
  /** Department for whose data the viewer is an approver; null if there is none. */
  readonly approvesOf: string | null;
  readonly isPublisher: boolean;
}

function List({
  releases,
  ...viewer
}: Viewer & { readonly releases: ReadonlyArray<ShownReleaseFragment> }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const signed = (one: SignedByFragment | null) =>
    one
      ? [isChinese ? one.roleZh : null, timeOf(one.at, language)].filter(Boolean).join(' · ')
      : '—';
  const period = ({ validFrom, validTo }: ShownReleaseFragment) =>
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
            {t(STATES[one.state])}
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

function Acts({ of, approvesOf, isPublisher }: Viewer & { readonly of: ShownReleaseFragment }) {
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

function isOwnedBy(department: string | null, { dataset }: ShownReleaseFragment): boolean {
  return department !== null && (dataset?.id.startsWith(`${department}/`) ?? false);
}

function Confirm({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(ConfirmReleaseDocument);
  return (
    <>
      <button type="button" disabled={isPending} onClick={() => mutate({ id })}>
        {t({ zh: '确认发布', en: 'Confirm' })}
      </button>
      {error ? <Failure error={error} /> : null}
    </>
  );
}
