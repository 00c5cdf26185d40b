import type { Dataset } from '../../sharing/dataset';

/** Datasets of which another dataset shows only the daily or monthly roll-ups. */
export interface RollupSources {
  readonly DAY: ReadonlyArray<string>;
  readonly MONTH: ReadonlyArray<string>;
  /** All of them in the form that a reader uses: `<id>@DAY`, `<id>@MONTH`. */
  readonly all: ReadonlyArray<string>;
}

/** Returns the datasets of which a dataset shows roll-ups; daily roll-ups include monthly ones. */
export function rollupsOf(dataset: Pick<Dataset, 'derivedFrom'> | undefined): RollupSources {
  const by = (step: string) =>
    (dataset?.derivedFrom ?? []).flatMap((one) => (one.by === step ? [one.dataset] : []));
  const DAY = by('DAY');
  const MONTH = [...DAY, ...by('MONTH')];
  return {
    DAY,
    MONTH,
    all: [...DAY.map((id) => `${id}@DAY`), ...MONTH.map((id) => `${id}@MONTH`)],
  };
}

/** Returns the datasets over whose series a dataset publishes sums under disclosure control. */
export function sumsOf(dataset: Pick<Dataset, 'derivedFrom'> | undefined): ReadonlyArray<string> {
  return (dataset?.derivedFrom ?? []).flatMap((one) =>
    one.by === 'DISCLOSURE' ? [one.dataset] : [],
  );
}
