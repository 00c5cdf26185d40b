/** A metadata element of a government information resource (信息资源元数据元素). */
export interface ResourceElement {
  /** Name of its column in files. */
  readonly id: string;
  readonly nameZh: string;
  /** Its content, with the permitted codes if any. */
  readonly holds: string;
  /** Whether every resource has it; `IF` if that depends on another element. */
  readonly isRequired: 'YES' | 'IF' | 'NO';
}

const element = (
  id: string,
  nameZh: string,
  [holds, isRequired]: readonly [string, ResourceElement['isRequired']],
) => ({ id, nameZh, holds, isRequired }) as const;

/**
 * The 17 elements, in their order: 政务信息资源目录编制指南（试行）（发改高技〔2017〕1272号）section 6, which builds on GB/T
 * 21063. Their codes are from memory, likely correct.
 */
export const RESOURCE_ELEMENTS: ReadonlyArray<ResourceElement> = [
  element('resource_class', '信息资源分类', ['1 基础, 2 主题, 3 部门', 'YES']),
  element('resource_name', '信息资源名称', ['title', 'YES']),
  element('resource_code', '信息资源代码', ['classification code / serial number', 'YES']),
  element('provider', '信息资源提供方', ['department', 'YES']),
  element('provider_code', '信息资源提供方代码', ['unified social credit code', 'YES']),
  element('abstract', '信息资源摘要', ['text', 'YES']),
  element('format', '信息资源格式', [
    '电子文件, 电子表格, 数据库, 图形图像, 流媒体, 自描述格式',
    'YES',
  ]),
  element('item_name', '信息项名称', ['names of the fields', 'YES']),
  element('item_type', '数据类型', ['C, N, Y, D, T, L, M, G, B, I, F', 'YES']),
  element('share_type', '共享类型', ['1 无条件共享, 2 有条件共享, 3 不予共享', 'YES']),
  element('share_condition', '共享条件', ['conditions, or the legal basis', 'IF']),
  element('share_mode', '共享方式', ['how it is shared: platform first', 'YES']),
  element('open_to_public', '是否向社会开放', ['1 是, 0 否', 'YES']),
  element('open_condition', '开放条件', ['text', 'IF']),
  element('update_cycle', '更新周期', ['实时, 每日, 每周, 每月, 每季度, 每年', 'YES']),
  element('issue_date', '发布日期', ['YYYY-MM-DD', 'YES']),
  element('related_code', '关联资源代码', ['codes', 'NO']),
];
