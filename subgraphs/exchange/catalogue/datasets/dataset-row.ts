import { int, json, list, nullable, text } from '../../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../../shared/data/statement';
import type { Dataset } from '../../../../shared/sharing/dataset';

/** A dataset as its department announced it. */
export type DatasetRow = RowOf<typeof DATASETS>;

/** Every dataset, by id. */
export const DATASETS = statement({
  text: 'select id, facts, fields, version from exchange.dataset order by id',
  columns: {
    id: text(),
    facts: json<Dataset>(),
    /** Coordinates (`Type.field`) of its fields. */
    fields: list(text()),
    /** Increases by one when fields are added or removed. */
    version: int(),
  },
});

/** An item (信息项) of a dataset. */
export type DatasetItemRow = RowOf<typeof ITEMS>;

/** The items of datasets, by coordinate. */
export const ITEMS = statement({
  text: `select dataset_id as "datasetId", coordinate, name_zh as "nameZh", description, data_type as "dataType"
    from exchange.dataset_item where dataset_id = any($1) order by dataset_id, coordinate`,
  columns: {
    datasetId: text(),
    coordinate: text(),
    nameZh: nullable(text()),
    description: text(),
    dataType: text(),
  },
  parameters: [list(text())],
});
