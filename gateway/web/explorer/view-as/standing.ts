import type { Words } from '../../common/language';
import type { CatalogueDatasetFragment } from '../../generated/explorer/view-as/view-as';

/** Status of a field for a caller: the first two are answered, the others are cut. */
export type Standing = 'OPEN' | 'SHARED' | 'ASK' | 'WITHHELD';

/** Labels of the statuses. */
export const STANDINGS: Readonly<Record<Standing, Words>> = {
  OPEN: { zh: '已开放', en: 'open' },
  SHARED: { zh: '已共享', en: 'shared' },
  ASK: { zh: '需授权', en: 'needs a grant' },
  WITHHELD: { zh: '不予共享', en: 'withheld' },
};

/** The status of a coordinate of a dataset, from the hub's access decision. */
export function standingOf(dataset: CatalogueDatasetFragment, coordinate: string): Standing {
  const { isAllowed, fields } = dataset.access;
  if (isAllowed && (fields === null || fields.includes(coordinate)))
    return dataset.openToPublic ? 'OPEN' : 'SHARED';
  return dataset.inForce?.sharing === 'WITHHELD' ? 'WITHHELD' : 'ASK';
}

/** Whether the hub cuts a field of this status. */
export function isCut(standing: Standing): boolean {
  return standing === 'ASK' || standing === 'WITHHELD';
}

/** Whose dataset it is, the clause, why it is answered or not, and what to do. */
export function reasonOf(dataset: CatalogueDatasetFragment): Words {
  const { title, titleEn, owner, restsOn, access } = dataset;
  const cites = access.cites ?? '';
  return {
    zh: [
      `数据集：${title}（${owner?.nameZh ?? '—'}）`,
      `依据：${restsOn.citationZh}${cites && `；${cites}`}`,
      `判定：${access.becauseZh}${access.remedyZh ?? ''}`,
    ].join('\n'),
    en: [
      `Dataset: ${titleEn} (${owner?.nameEn ?? '—'})`,
      `Clause: ${restsOn.citation}${cites && `; ${cites}`}`,
      `Decision: ${access.becauseEn} ${access.remedyEn ?? ''}`,
    ].join('\n'),
  };
}
