import { mandateBasisOf } from '../domain/mandate/basis';
import type { MandateDuty } from '../domain/mandate/duties';
import type { MandateInconsistency } from '../domain/mandate/inconsistencies';
import type { DataTopic } from '../domain/mandate/topics';
import { isAction } from '../identity/actions';
import type { Dataset } from './dataset';
import { ownerOf } from './dataset';
import { actOfPolicy, idsOf, type Policy } from './policy-index';

/** A field that a department publishes. */
export interface PublishedField {
  /** `Type.field` */
  readonly coordinate: string;
  /** Its policy; null if it carries no data, undefined if nothing claims it. */
  readonly policy: Policy | null | undefined;
  /** Whether a query can select it. */
  readonly isReachable: boolean;
}

/** The duties of the mandate, and the published fields and datasets that may fulfil them. */
export interface CoverageContext {
  readonly duties: ReadonlyArray<MandateDuty>;
  readonly topics: ReadonlyArray<DataTopic>;
  readonly inconsistencies: ReadonlyArray<MandateInconsistency>;
  /** Ids of the departments that have a subgraph. */
  readonly departments: ReadonlySet<string>;
  readonly datasets: ReadonlyArray<Dataset>;
  readonly fields: ReadonlyArray<PublishedField>;
}

/** A shared topic: its datasets, its clause and its fields. */
export interface FulfilledDuty {
  /** Clause that requires sharing it; for a topic beyond duty the clause that names it, or null. */
  readonly clause: string | null;
  readonly department: string;
  readonly topic: string;
  /** Whether a clause of the mandate requires its department to share it. */
  readonly isMandatory: boolean;
  readonly datasets: ReadonlyArray<SharedDataset>;
}

/** A dataset that fulfils a duty: its legal basis, and its fields that a query can select. */
interface SharedDataset {
  readonly id: string;
  readonly basis: string;
  readonly fields: ReadonlyArray<string>;
}

/** A topic that a clause requires to be shared, but no query can read yet. */
interface UnfulfilledDuty {
  readonly clause: string;
  readonly department: string;
  readonly topic: string;
  readonly because: 'NO_SUBGRAPH' | 'NO_DATASET' | 'NO_FIELD';
}

/** A field that cannot be traced to a legal basis. */
interface UnclaimedField {
  readonly coordinate: string;
  /** The policy id at fault; null if the field has none. */
  readonly id: string | null;
  readonly because: 'NO_DATASET' | 'UNKNOWN_DATASET' | 'UNKNOWN_ACT' | 'NO_BASIS';
}

/**
 * An inconsistency of the mandate itself, or a topic that it implies without a duty and no query
 * can read.
 */
interface CoverageInconsistency extends MandateInconsistency {
  readonly kind: 'PLAN' | 'GAP';
}

/**
 * The result in both directions: from each duty to its fields, and from each field to its legal
 * basis.
 */
export interface Coverage {
  readonly fulfilled: ReadonlyArray<FulfilledDuty>;
  readonly unfulfilled: ReadonlyArray<UnfulfilledDuty>;
  readonly unclaimedFields: ReadonlyArray<UnclaimedField>;
  readonly inconsistencies: ReadonlyArray<CoverageInconsistency>;
}

/**
 * Calculates how far the published fields cover the mandate. A duty to share counts once for each
 * of its topics; datasets of its department fulfil it if a query can select at least one of their
 * fields. A topic that no clause requires to be shared is fulfilled beyond duty, or is listed among
 * the inconsistencies as a gap.
 */
export function coverageOf(input: CoverageContext): Coverage {
  const fieldsOf = fieldsByDataset(input.fields);
  const asked = [...mandatory(input), ...beyondDuty(input)].map((one) => ({
    ...one,
    datasets: datasetsOf(one, input, fieldsOf),
  }));
  const lacking = asked.filter(({ datasets }) => datasets.length === 0);
  return {
    fulfilled: asked.filter(({ datasets }) => datasets.length > 0),
    unfulfilled: lacking.flatMap((one) => unfulfilled(one, input)),
    unclaimedFields: input.fields.flatMap((field) => unclaimed(field, input.datasets)),
    inconsistencies: [
      ...input.inconsistencies.map((inconsistency) => ({
        kind: 'PLAN' as const,
        ...inconsistency,
      })),
      ...lacking.filter(({ isMandatory }) => !isMandatory).map((one) => gap(one, input)),
    ],
  };
}

type RequiredTopic = Omit<FulfilledDuty, 'datasets'>;

function mandatory({ duties }: CoverageContext): ReadonlyArray<RequiredTopic> {
  return duties
    .filter(({ classes }) => classes.includes('SHARE'))
    .flatMap(({ clause, department, topics }) =>
      topics.map((topic) => ({ clause, department, topic, isMandatory: true })),
    );
}

function beyondDuty({ duties, topics }: CoverageContext): ReadonlyArray<RequiredTopic> {
  return topics
    .filter(({ mustOpen }) => !mustOpen)
    .map(({ id, department }) => ({
      clause:
        duties.find((duty) => duty.department === department && duty.topics.includes(id))?.clause ??
        null,
      department,
      topic: id,
      isMandatory: false,
    }));
}

function fieldsByDataset(
  fields: ReadonlyArray<PublishedField>,
): ReadonlyMap<string, ReadonlyArray<string>> {
  const found = new Map<string, string[]>();
  for (const { coordinate, policy } of fields.filter(({ isReachable }) => isReachable)) {
    for (const id of idsOf(policy ?? [])) {
      const known = found.get(id);
      if (known) known.push(coordinate);
      else found.set(id, [coordinate]);
    }
  }
  return found;
}

function datasetsOf(
  { department, topic }: RequiredTopic,
  { datasets }: CoverageContext,
  fieldsOf: ReadonlyMap<string, ReadonlyArray<string>>,
): ReadonlyArray<SharedDataset> {
  return datasets
    .filter((dataset) => dataset.topic === topic && ownerOf(dataset.id) === department)
    .map(({ id, clause }) => ({ id, basis: clause, fields: [...(fieldsOf.get(id) ?? [])].sort() }))
    .filter(({ fields }) => fields.length > 0);
}

function unfulfilled(
  { clause, department, topic, isMandatory }: RequiredTopic,
  { departments, datasets }: CoverageContext,
): ReadonlyArray<UnfulfilledDuty> {
  if (!isMandatory || clause === null) return [];
  if (!departments.has(department)) return [{ clause, department, topic, because: 'NO_SUBGRAPH' }];
  const isDeclared = datasets.some((one) => one.topic === topic && ownerOf(one.id) === department);
  return [{ clause, department, topic, because: isDeclared ? 'NO_FIELD' : 'NO_DATASET' }];
}

function unclaimed(
  { coordinate, policy }: PublishedField,
  datasets: ReadonlyArray<Dataset>,
): ReadonlyArray<UnclaimedField> {
  if (policy === undefined) return [{ coordinate, id: null, because: 'NO_DATASET' }];
  return idsOf(policy ?? []).flatMap((id) => {
    const because = faultOf(id, datasets);
    return because ? [{ coordinate, id, because }] : [];
  });
}

function faultOf(
  id: string,
  datasets: ReadonlyArray<Dataset>,
): UnclaimedField['because'] | undefined {
  const act = actOfPolicy(id);
  if (act !== null) return isAction(act) ? undefined : 'UNKNOWN_ACT';
  const dataset = datasets.find((one) => one.id === id);
  if (!dataset) return 'UNKNOWN_DATASET';
  return mandateBasisOf(dataset.clause) || dataset.legalBasis !== null ? undefined : 'NO_BASIS';
}

function gap(
  { department, topic }: RequiredTopic,
  { topics }: CoverageContext,
): CoverageInconsistency {
  const found = topics.find(({ id }) => id === topic);
  return {
    kind: 'GAP',
    id: `no-dataset-of-${topic}`,
    departments: [department],
    tasks: [],
    networks: [],
    finding: `The tasks imply ${found?.nameZh ?? topic} (${found?.nameEn ?? topic}), which no clause requires to be shared, and no dataset contains it.`,
    handling: 'Listed as a gap beyond duty until its department has data to open.',
  };
}
