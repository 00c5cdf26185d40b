import type { Reader } from '../../../../shared/data/database';
import { groupBy, keyed } from '../../../../shared/data/keyed';
import type { Coverage } from '../../../../shared/sharing/coverage';
import { DATASETS, ITEMS, type DatasetItemRow, type DatasetRow } from './dataset-row';
import { announcedCoverage } from '../announced-coverage';
import { once } from '../../../../shared/data/once';

/**
 * Reads the catalogue for one request: all datasets in one statement, since they are few, and items
 * by dataset.
 */
export interface DatasetLoaders {
  /** By id. */
  all(): Promise<ReadonlyArray<DatasetRow>>;
  /** By coordinate; one statement for all datasets that are requested together. */
  itemsOf(dataset: string): Promise<ReadonlyArray<DatasetItemRow>>;
  /** How far the announced datasets cover the mandate. */
  coverage(): Promise<Coverage>;
}

/** Creates the loaders of one request. */
export function datasetLoaders(reader: Reader): DatasetLoaders {
  const items = keyed<string, DatasetItemRow[]>(async (ids) =>
    groupBy(await reader.query(ITEMS, [ids]), ({ datasetId }) => datasetId),
  );
  const all = once(() => reader.query(DATASETS));
  let coverage: Promise<Coverage> | undefined;
  return {
    all,
    coverage: () => (coverage ??= all().then(announcedCoverage)),
    itemsOf: async (dataset) => (await items.load(dataset)) ?? [],
  };
}
