import { builtDocument, type TypedDocument } from '../../common/typed-document';
import {
  PreviewedReviewPart,
  ReviewDonePart,
  UnreviewedPagePart,
  UnreviewedRowSeriesPart,
  type PreviewedReviewFragment,
  type ReviewDoneFragment,
  type UnreviewedPageFragment,
  type UnreviewedRowSeriesFragment,
} from '../../generated/console/reviews/review.parts';
import type { QualityFlag, ReviewAction } from '../../generated/graph';
import type { ActDocument } from '../use-act';

/** Filters of unreviewed values. */
export interface UnreviewedVariables {
  readonly from: string;
  readonly to: string;
  readonly dataset?: string;
  readonly station?: string;
  readonly indicators?: ReadonlyArray<string>;
  readonly flags?: ReadonlyArray<QualityFlag>;
  readonly after?: string | null;
}

/** Values that an act changes. */
export interface SelectedValues {
  readonly stations: ReadonlyArray<string>;
  readonly from: string;
  readonly to: string;
  readonly indicators?: ReadonlyArray<string>;
  readonly flags?: ReadonlyArray<QualityFlag>;
}

const PERIOD = `$from: DateTime!, $to: DateTime!, $indicators: [String!], $flags: [QualityFlag!]`;
const GIVEN_PERIOD = `from: $from, to: $to, indicators: $indicators, flags: $flags`;
const LIST = `${PERIOD}, $dataset: String, $station: ID`;
const GIVEN_LIST = `${GIVEN_PERIOD}, dataset: $dataset, station: $station`;

/** The root field that lists the unreviewed values of a department. */
export function unreviewedField(department: string): string {
  return `unreviewed${capitalOf(department)}Days`;
}

/** Lists station days with unreviewed values, page by page. */
export function unreviewedDocument(
  department: string,
): TypedDocument<{ readonly days: UnreviewedPageFragment | null }, UnreviewedVariables> {
  return builtDocument(
    'Unreviewed',
    `query Unreviewed(${LIST}, $after: String) {
  days: ${unreviewedField(department)}(first: 50, after: $after, ${GIVEN_LIST}) { ...UnreviewedPage }
}`,
    [UnreviewedPagePart],
  );
}

/** The series of one station day, with the values around. */
export function aroundDocument(department: string): TypedDocument<
  {
    readonly days: { readonly nodes: ReadonlyArray<UnreviewedRowSeriesFragment> } | null;
  },
  UnreviewedVariables
> {
  return builtDocument(
    'Around',
    `query Around(${LIST}) {
  days: ${unreviewedField(department)}(first: 1, ${GIVEN_LIST}) { nodes { ...UnreviewedRowSeries } }
}`,
    [UnreviewedRowSeriesPart],
  );
}

/** Counts what an act would change. */
export function previewDocument(
  department: string,
): TypedDocument<
  { readonly preview: PreviewedReviewFragment | null },
  SelectedValues & { readonly action: ReviewAction }
> {
  return builtDocument(
    'Preview',
    `query Preview($action: ReviewAction!, $stations: [ID!]!, ${PERIOD}) {
  preview: preview${capitalOf(department)}Review(action: $action, stations: $stations, ${GIVEN_PERIOD}) { ...PreviewedReview }
}`,
    [PreviewedReviewPart],
  );
}

/** Approves or voids previewed values. */
export function actDocument(
  department: string,
  action: ReviewAction,
): ActDocument<SelectedValues & { readonly preview: string; readonly reason: string }> {
  const verb = action === 'VOID' ? 'void' : 'approve';
  return builtDocument(
    'Act',
    `mutation Act($stations: [ID!]!, ${PERIOD}, $preview: String!, $reason: String!) {
  done: ${verb}${capitalOf(department)}Values(stations: $stations, ${GIVEN_PERIOD}, preview: $preview, reason: $reason) { id }
}`,
    [],
  );
}

/** The newest acts of review of a department. */
export function actsDocument(
  department: string,
): TypedDocument<
  { readonly acts: { readonly nodes: ReadonlyArray<ReviewDoneFragment> } | null },
  Readonly<Record<string, never>>
> {
  return builtDocument(
    'Acts',
    `query Acts { acts: ${department}ReviewActs(first: 20) { nodes { ...ReviewDone } } }`,
    [ReviewDonePart],
  );
}

function capitalOf(department: string): string {
  return `${department.charAt(0).toUpperCase()}${department.slice(1)}`;
}
