/** The stages on the way in, in order; a fault names the one that found it. */
export type Stage = 'DECODE' | 'PARSE' | 'MAP' | 'VALIDATE' | 'STORE';

interface RejectReason {
  readonly stage: Stage;
  /** For the reject file, in Chinese. */
  readonly zh: string;
}

/** Every reason for which a row or a cell is rejected. A code never changes its meaning. */
export const REJECT_REASONS = {
  TIME_UNREADABLE: { stage: 'MAP', zh: '日期或时间不是该数据源声明的写法' },
  TIME_IMPOSSIBLE: { stage: 'MAP', zh: '没有这样的日期或时间' },
  TIME_AMBIGUOUS: { stage: 'MAP', zh: '日与月的次序不明；请用 --date-order DMY 或 MDY 说明' },
  LIMIT_UNKNOWN: { stage: 'MAP', zh: '未检出，但文件未给出检出限' },
  TIME_AHEAD: { stage: 'VALIDATE', zh: '时段的终点在未来；预报不是监测数据' },
  TIME_TOO_EARLY: { stage: 'VALIDATE', zh: '时段的起点早于1950年' },
  POSITION_ZERO: { stage: 'VALIDATE', zh: '经纬度均为0' },
  POSITION_SWAPPED: { stage: 'VALIDATE', zh: '经度与纬度可能颠倒' },
  POSITION_ELSEWHERE: { stage: 'VALIDATE', zh: '站点不可能在该位置' },
} as const satisfies Readonly<Record<string, RejectReason>>;

/** Stable code of a reason. */
export type RejectCode = keyof typeof REJECT_REASONS;
