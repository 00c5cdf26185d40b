import { ownerOf, type Dataset } from '../../../../../shared/sharing/dataset';
import { classEffect, type ClassEffectFacts } from './class-effect';
import type { CatalogueContext } from '../../catalogue-context';
import type { ClassTermRow } from '../proposal-row';
import { signedTerm, stewardsOf, type SignedTerm } from '../signed-term';

/** A class that stewards proposed, under its published names. */
export type ClassTermView = SignedTerm<ClassTermRow> &
  (ClassEffectFacts | Readonly<Record<keyof ClassEffectFacts, null>>);

/**
 * A class with its acts, and its effect compared with the declared class; null while nothing is
 * declared.
 */
export function classTermView(row: ClassTermRow, declared: Dataset | undefined): ClassTermView {
  const effect = declared ? classEffect(declared, row) : NO_EFFECT;
  return { ...signedTerm(row, stewardsOf(ownerOf(row.datasetId))), ...effect };
}

const NO_EFFECT = { effect: null, effectEn: null, effectZh: null, resulting: null } as const;

/**
 * The class that a dataset's department declares; undefined if the dataset is not, or no longer, in
 * the catalogue.
 */
export async function declaredOf(
  { load }: CatalogueContext,
  dataset: string,
): Promise<Dataset | undefined> {
  return (await load.catalogue.datasets.all()).find(({ id }) => id === dataset)?.facts;
}
