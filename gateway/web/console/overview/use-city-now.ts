import type { UseQueryResult } from '@tanstack/react-query';
import type { Answer } from '../../common/ask';
import { useAnswersTo } from '../../common/use-answer';
import type { ReporterFragment } from '../../generated/console/overview/now.parts';
import type { StationOverview } from '../../generated/graph';
import { useStationKinds } from '../station-kinds';
import {
  askedLists,
  overviewDocument,
  reportersDocument,
  type KindsOfList,
  type Listed,
  type NowFilter,
  type OverviewRows,
} from './built-lists';
import { isWithheld, type ListNow } from './reporting';

/** The lists of one table with their answers. */
export type OverviewAnswers<Row> = ReadonlyArray<
  UseQueryResult<Answer<{ readonly list: Listed<Row> | null }>>
>;

/** The rows of all lists of a table that were received; null if none was. */
export function rowsOf<Row>(answers: OverviewAnswers<Row>): ReadonlyArray<Row> | null {
  const lists = answers.flatMap(({ data }) => data?.data?.list ?? []);
  return lists.length === 0 ? null : lists.flatMap(({ nodes }) => nodes);
}

/** Fetches current air and water, and the lists of all automatic stations. */
export function useCityNow(filter: NowFilter) {
  const kinds = useStationKinds();
  const asked = askedLists(kinds.data?.data?.stationKinds ?? []);
  const lists = useLists(asked, filter);
  return {
    kinds,
    lists,
    air: useOverview('AIR_QUALITY', asked, filter),
    water: useOverview('SURFACE_WATER', asked, filter),
    isPending: kinds.isPending || lists.some((one) => one.isPending),
  };
}

/**
 * Fetches the lists of the overview, each in its own request, so that a department that does not
 * answer affects only its own lists.
 */
function useLists(lists: ReadonlyArray<KindsOfList>, filter: NowFilter): ReadonlyArray<ListNow> {
  const answers = useAnswersTo(
    lists.map((of) => ({
      document: of.overview
        ? overviewDocument(of.listField, of.overview)
        : reportersDocument(of.listField),
      variables: { filter: narrowed(of, filter) },
    })),
  );
  return lists.map((of, at) => {
    const answer = answers[at];
    const list: Listed<ReporterFragment> | null = answer?.data?.data?.list ?? null;
    return {
      ...of,
      list,
      isPending: answer?.isPending ?? true,
      isWithheld: list === null && isWithheld(answer?.data?.errors ?? []),
    };
  });
}

/** The answers to the lists of one table of the overview. */
function useOverview<Overview extends StationOverview>(
  overview: Overview,
  lists: ReadonlyArray<KindsOfList>,
  filter: NowFilter,
): OverviewAnswers<OverviewRows[Overview]> {
  return useAnswersTo(
    lists
      .filter((of) => of.overview === overview)
      .map((of) => ({
        document: overviewDocument(of.listField, overview),
        variables: { filter: narrowed(of, filter) },
      })),
  );
}

/**
 * Filters a list that is queried for a single kind by that kind, so that its page contains no
 * others.
 */
function narrowed({ kinds, overview }: KindsOfList, filter: NowFilter): NowFilter {
  const [first, ...others] = kinds.filter(({ expectsEveryHours }) => expectsEveryHours !== null);
  const isOne = overview === null && first && others.length === 0 && kinds.length > 1;
  return isOne ? { ...filter, kind: first.kind } : filter;
}
