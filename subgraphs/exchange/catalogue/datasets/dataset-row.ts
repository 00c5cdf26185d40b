import type { Dataset } from '../../../../shared/sharing/dataset';

/** A dataset as its department announced it. */
export interface DatasetRow {
  readonly id: string;
  readonly facts: Dataset;
  /** Coordinates (`Type.field`) of its fields. */
  readonly fields: ReadonlyArray<string>;
  /** Grows by one when fields are added or taken away. */
  readonly version: number;
}

/** An item (信息项) of a dataset. */
export interface DatasetItemRow {
  readonly datasetId: string;
  readonly coordinate: string;
  readonly nameZh: string | null;
  readonly description: string;
  readonly dataType: string;
}
