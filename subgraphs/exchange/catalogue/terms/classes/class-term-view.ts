import { ownerOf, type Dataset } from '../../../../../shared/sharing/dataset';
import { classEffect, type ClassEffectFacts } from './class-effect';
import type { CatalogueContext } from '../../catalogue-context';
import type { ClassTermRow } from '../proposal-row';
import { signedTerm, stewardsOf, type SignedTerm } from '../signed-term';

/** A class that stewards proposed, under its published names. */
export type ClassTermView = SignedTerm<ClassTermRow> &
  (ClassEffectFacts | Readonly<Record<keyof ClassEffectFacts, null>>);

/** A class with its acts, and what it brings about against what is declared; null while nothing is. */
export function classTermView(row: ClassTermRow, declared: Dataset | undefined): ClassTermView {
  const effect = declared ? classEffect(declared, row) : NO_EFFECT;
  return { ...signedTerm(row, stewardsOf(ownerOf(row.datasetId))), ...effect };
}

const NO_EFFECT = { effect: null, effectEn: null, effectZh: null, resulting: null } as const;

/** What a dataset's department declares; undefined where the catalogue does not have it (any more). */
export async function declaredOf(
  { load }: CatalogueContext,
  dataset: string,
): Promise<Dataset | undefined> {
  return (await load.catalogue.datasets.all()).find(({ id }) => id === dataset)?.facts;
}
