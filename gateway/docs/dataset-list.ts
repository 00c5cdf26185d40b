import type { Dataset, Openness, SharingClass } from '../../shared/sharing/dataset';
import { bilingual, escaped, type Words } from './markup';

/** What the reference shows of a dataset. */
export type DescribedDataset = Pick<
  Dataset,
  'id' | 'titleZh' | 'titleEn' | 'clause' | 'sharing' | 'openness'
>;

const CLASSES: Readonly<Record<SharingClass, Words>> = {
  UNCONDITIONAL: { zh: '无条件共享', en: 'unconditional' },
  CONDITIONAL: { zh: '有条件共享', en: 'conditional' },
  WITHHELD: { zh: '不予共享', en: 'withheld' },
};

const OPENNESSES: Readonly<Record<Openness, Words>> = {
  PUBLIC: { zh: '向社会开放', en: 'public' },
  ON_REQUEST: { zh: '依申请开放', en: 'on request' },
  CLOSED: { zh: '不予开放', en: 'closed' },
};

/** The datasets as a table, each with an anchor. */
export function datasetList(datasets: ReadonlyArray<DescribedDataset>): string {
  const head = [
    { zh: '数据集', en: 'Dataset' },
    { zh: '名称', en: 'Title' },
    { zh: '共享属性', en: 'Sharing class' },
    { zh: '开放属性', en: 'Openness' },
    { zh: '依据', en: 'Basis' },
  ].map((words) => `<th>${bilingual(words)}</th>`);
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead><tbody>${datasets.map(row).join('\n')}</tbody></table></div>`;
}

function row({ id, titleZh, titleEn, sharing, openness, clause }: DescribedDataset): string {
  const title = bilingual({ zh: titleZh, en: titleEn });
  const cells = [
    `<code>${escaped(id)}</code>`,
    title,
    classBadge(sharing),
    bilingual(OPENNESSES[openness]),
    escaped(clause),
  ];
  return `<tr id="${datasetAnchor(id)}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** A sharing class in both languages. */
export function classBadge(sharing: SharingClass): string {
  return `<span class="class ${sharing.toLowerCase()}">${bilingual(CLASSES[sharing])}</span>`;
}

/** The anchor of a dataset in the table. */
export function datasetAnchor(id: string): string {
  return `dataset-${escaped(id).replaceAll('/', '.')}`;
}
