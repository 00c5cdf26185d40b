import { mandateBasisOf } from '../../../../shared/domain/mandate/basis';
import { mandateDepartmentOf } from '../../../../shared/domain/mandate/departments';
import { ownerOf, type Dataset, type UpdateCycle } from '../../../../shared/sharing/dataset';
import type { DatasetRow } from './dataset-row';

/**
 * A dataset under its published names; what the mandate or stewards add to it is resolved field by
 * field.
 */
export type CatalogueEntry = ReturnType<typeof catalogueEntry>;

/** A dataset as the catalogue lists it, with those elements of 政务信息资源目录编制指南（试行） that are known. */
export function catalogueEntry({ id, facts, fields, version }: DatasetRow) {
  const ownerId = ownerOf(id);
  const provider = mandateDepartmentOf(ownerId)?.nameZh ?? ownerId;
  return {
    id,
    facts,
    fields,
    version,
    ownerId,
    provider,
    code: facts.catalogueCode,
    resourceClass: RESOURCE_CLASSES[facts.catalogueCode.charAt(0)] ?? 'DEPARTMENT',
    title: facts.titleZh,
    titleEn: facts.titleEn,
    abstract: abstractOf(facts, provider),
    providerCode: null,
    format: 'JSON（自描述格式，GraphQL 接口）',
    shareMode: '共享平台接口（GraphQL）',
    updateCycle: facts.update,
    declared: { sharing: facts.sharing, openness: facts.openness },
    because: facts.because,
    legalBasis: facts.legalBasis,
    level: facts.level,
    holdsPersonalData: facts.holdsPersonalData,
    delayMinutes: facts.delayMinutes,
    precision: facts.precision,
    standards: facts.standards,
  };
}

const RESOURCE_CLASSES: Readonly<Record<string, 'BASIC' | 'THEME' | 'DEPARTMENT'>> = {
  '1': 'BASIC',
  '2': 'THEME',
  '3': 'DEPARTMENT',
};

const CYCLES_ZH: Readonly<Record<UpdateCycle, string>> = {
  REALTIME: '实时',
  HOURLY: '每小时',
  FOUR_HOURLY: '每4小时',
  DAILY: '每日',
  MONTHLY: '每月',
  QUARTERLY: '每季度',
  YEARLY: '每年',
  AS_NEEDED: '不定期',
};

/** Builds the entry from the announced facts alone. */
function abstractOf({ titleZh, clause, update, standards }: Dataset, provider: string): string {
  const follows = standards.length > 0 ? `；执行标准：${standards.join('、')}` : '';
  return `${titleZh}。由${provider}依据${citationZh(clause)}提供；更新周期：${CYCLES_ZH[update]}${follows}。`;
}

const NUMERALS = ['一', '二', '三', '四', '五'];

/** A citation of the mandate in words; an unknown citation is returned unchanged. */
export function citationZh(citation: string): string {
  const basis = mandateBasisOf(citation);
  const [, entry, number] = /^A3\.(\d+)(?:\((\d+)\))?$/.exec(citation) ?? [];
  if (basis?.duty && entry) {
    return `责任清单（附件3）第${entry}项${number ? `第（${NUMERALS[Number(number) - 1] ?? number}）款` : ''}`;
  }
  if (basis?.task) return `分工表（附件2）任务${String(basis.task.id)}`;
  if (basis?.networkRow) return `建设任务（附件1）“${basis.networkRow.siteKindZh}”`;
  return citation;
}
