import type { Dataset } from '../../sharing/dataset';

/** The datasets of which one shows days, and months, alone. */
export interface RollupSources {
  readonly DAY: ReadonlyArray<string>;
  readonly MONTH: ReadonlyArray<string>;
  /** The same as a reader names them: `<id>@DAY`. */
  readonly all: ReadonlyArray<string>;
}

/** Of which datasets a dataset shows roll-ups; anyone who shows days shows months, too. */
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

/** The datasets over whose series a dataset has sums under disclosure control. */
export function sumsOf(dataset: Pick<Dataset, 'derivedFrom'> | undefined): ReadonlyArray<string> {
  return (dataset?.derivedFrom ?? []).flatMap((one) =>
    one.by === 'DISCLOSURE' ? [one.dataset] : [],
  );
}
