import { useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { useSession } from '../../common/session';
import { Empty, Loading } from '../../common/states';
import { useGraphFields } from '../graph-fields';
import { RequireSignIn } from '../require-sign-in';
import { dayOf, DAY_MS, endOfDay, startOfDay } from '../times';
import { useSearchChange } from '../use-search-change';
import { unreviewedField, type UnreviewedVariables } from './built-documents';
import { ReviewActs } from './review-acts';
import { ReviewFilters, type ReviewSearch } from './review-filters';
import { UnreviewedList } from './unreviewed-list';

const STEWARDS = ['HANDLER', 'APPROVER'];
const SHOWN_DAYS = 6;

/** Where stewards review the values of their department: the list, a selection, preview, reason. */
export function ReviewsPage() {
  const { t } = useLanguage();
  return (
    <>
      <article className="sheet">
        <PageHeading>{t({ zh: '数据审核', en: 'Review of data' })}</PageHeading>
        <p className="hint">
          {t({
            zh: '勾选站点日，先预览将改动的数值，再填写理由确认。通过的数值标为已审核；作废的数值保留为修订记录，不再参与统计。预览之后数值有变的，不作任何改动。',
            en: 'Select station days, preview the values that would change, then confirm with a reason. Approved values are marked as reviewed; voided values stay as revisions and leave statistics. If a value changes after the preview, nothing is done.',
          })}
        </p>
        <RequireSignIn>
          <OfSteward />
        </RequireSignIn>
      </article>
    </>
  );
}

function OfSteward() {
  const { t } = useLanguage();
  const { data: session } = useSession();
  const graph = useGraphFields();
  const isSteward = session?.posts.some(({ post }) => STEWARDS.includes(post)) ?? false;
  const { kind, id = '' } = session?.organisation ?? {};
  if (!isSteward || kind !== 'DEPARTMENT')
    return (
      <Empty>{t({ zh: '当前岗位不审核数据。', en: 'Your role does not review data.' })}</Empty>
    );
  if (!graph) return <Loading />;
  const isMeasuring = graph.get('Query')?.some(({ name }) => name === unreviewedField(id)) ?? false;
  return isMeasuring ? (
    <Review department={id} />
  ) : (
    <Empty>
      {t({ zh: '本部门没有监测数据。', en: 'Your department has no measurements here.' })}
    </Empty>
  );
}

function Review({ department }: { readonly department: string }) {
  const search: ReviewSearch = useSearch({ strict: false });
  const changeSearch = useSearchChange(search);
  const to = search.to ?? dayOf(Date.now());
  const from = search.from ?? dayOf(Date.parse(startOfDay(to)) - SHOWN_DAYS * DAY_MS);
  const variables: UnreviewedVariables = {
    from: startOfDay(from),
    to: endOfDay(to),
    ...(search.station ? { station: search.station } : {}),
    ...(search.dataset ? { dataset: search.dataset } : {}),
    ...(search.indicator ? { indicators: [search.indicator] } : {}),
    ...(search.flag ? { flags: [search.flag] } : {}),
  };
  return (
    <>
      <ReviewFilters search={{ ...search, from, to }} onChange={changeSearch} />
      <UnreviewedList
        key={JSON.stringify(variables)}
        department={department}
        variables={variables}
      />
      <ReviewActs department={department} />
    </>
  );
}
