import { DATA_TOPICS } from '../../../../shared/domain/mandate/topics';
import { ownerOf } from '../../../../shared/sharing/dataset';
import type { ConfirmedClass } from '../../../../shared/sharing/sharing-state';
import type { DatasetItemRow, DatasetRow } from './dataset-row';
import type { CatalogueContext } from '../catalogue-context';
import { forceOf } from '../terms/in-force';

/** Filters of the catalogue; absent or null: no filter. */
export interface DatasetCriteria {
  readonly department?: string | null;
  readonly topic?: string | null;
  readonly clause?: string | null;
  readonly sharing?: string | null;
  readonly openness?: string | null;
  readonly contains?: string | null;
  readonly isReadable?: boolean | null;
}

/** Returns the datasets that match every given filter, in their order. */
export async function narrowedDatasets(
  rows: ReadonlyArray<DatasetRow>,
  narrowing: DatasetCriteria,
  context: CatalogueContext,
): Promise<ReadonlyArray<DatasetRow>> {
  const byFacts = rows.filter((row) => fits(row, narrowing, context));
  const byClass = await kept(byFacts, async ({ facts }) =>
    hasClass((await forceOf(context, facts)) ?? facts, narrowing),
  );
  const { contains } = narrowing;
  if (!contains) return byClass;
  return kept(byClass, async (row) => {
    const topic = DATA_TOPICS.find(({ id }) => id === row.facts.topic);
    const names = topic ? [topic.nameZh, topic.nameEn] : [];
    return says(contains, row, [
      ...names,
      ...namesOf(await context.load.catalogue.datasets.itemsOf(row.id)),
    ]);
  });
}

function fits(
  { id, facts }: DatasetRow,
  { department, topic, clause, isReadable }: DatasetCriteria,
  { access }: CatalogueContext,
): boolean {
  return (
    (department ?? ownerOf(id)) === ownerOf(id) &&
    (topic ?? facts.topic) === facts.topic &&
    (clause ?? facts.clause) === facts.clause &&
    (isReadable ?? access.decisionOf(id).isAllowed) === access.decisionOf(id).isAllowed
  );
}

function hasClass(one: ConfirmedClass, { sharing, openness }: DatasetCriteria): boolean {
  return (sharing ?? one.sharing) === one.sharing && (openness ?? one.openness) === one.openness;
}

function namesOf(items: ReadonlyArray<DatasetItemRow>): ReadonlyArray<string> {
  return items.flatMap(({ nameZh }) => nameZh ?? []);
}

/** English is compared case-insensitively; Chinese has no case. */
function says(
  contains: string,
  { id, facts, fields }: DatasetRow,
  names: ReadonlyArray<string>,
): boolean {
  const { titleZh, titleEn, clause } = facts;
  const wanted = contains.toLowerCase();
  return [id, titleZh, titleEn, clause, ...fields, ...names].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

async function kept<Row>(
  rows: ReadonlyArray<Row>,
  keeps: (row: Row) => Promise<boolean>,
): Promise<ReadonlyArray<Row>> {
  const wanted = await Promise.all(rows.map(keeps));
  return rows.filter((_, at) => wanted[at]);
}
