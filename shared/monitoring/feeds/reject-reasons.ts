/** The stages on the way in, in order; a fault names the one that found it. */
export type Stage = 'DECODE' | 'PARSE' | 'MAP' | 'VALIDATE' | 'STORE';

interface RejectReason {
  readonly stage: Stage;
  /** For the reject file, in Chinese. */
  readonly zh: string;
}

/** Every reason for which a row or a cell is rejected. A code never changes its meaning. */
export const REJECT_REASONS = {
  BYTES_UNREADABLE: { stage: 'DECODE', zh: '该行含有不属于文件编码的字节' },
  ROW_TOO_LONG: { stage: 'PARSE', zh: '该行的内容多于表头的列，可能错位' },
  ROW_TOO_SHORT: { stage: 'PARSE', zh: '该行的内容少于表头的列，可能缺失或错位' },
  ROW_MISALIGNED: { stage: 'PARSE', zh: '该行的内容不在其固定的位置上' },
  KEY_REPEATED: { stage: 'PARSE', zh: '同一对象中有重复的键' },
  ITEM_MALFORMED: { stage: 'PARSE', zh: '该项不是应有的形式' },
  NUMBER_UNREADABLE: { stage: 'MAP', zh: '应为十进制数' },
  NAME_UNREADABLE: { stage: 'MAP', zh: '名称含有不能使用的字符' },
  SERIES_REPEATED: { stage: 'MAP', zh: '该行对同一指标给出两个不同的值' },
  TIME_UNREADABLE: { stage: 'MAP', zh: '日期或时间不是该数据源声明的写法' },
  TIME_IMPOSSIBLE: { stage: 'MAP', zh: '没有这样的日期或时间' },
  TIME_AMBIGUOUS: { stage: 'MAP', zh: '日与月的次序不明；请用 --date-order DMY 或 MDY 说明' },
  TIME_AHEAD: { stage: 'VALIDATE', zh: '时段的终点在未来；预报不是监测数据' },
  TIME_TOO_EARLY: { stage: 'VALIDATE', zh: '时段的起点早于1950年' },
  POSITION_ZERO: { stage: 'VALIDATE', zh: '经纬度均为0' },
  POSITION_SWAPPED: { stage: 'VALIDATE', zh: '经度与纬度可能颠倒' },
  POSITION_ELSEWHERE: { stage: 'VALIDATE', zh: '站点不可能在该位置' },
  CELL_UNUSABLE: { stage: 'MAP', zh: '该内容不能使用' },
} as const satisfies Readonly<Record<string, RejectReason>>;

/** Stable code of a reason. */
export type RejectCode = keyof typeof REJECT_REASONS;

/** A cell of the file, as written there. */
export interface SourceCell {
  readonly column: string;
  readonly value: string;
}

/** One cell that cannot be stored. */
export interface Reject extends SourceCell {
  readonly reason: string;
  /** Stable code of the reason; absent: CELL_UNUSABLE. */
  readonly code?: RejectCode;
}
