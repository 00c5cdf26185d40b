import type { Words } from './language';

/** Refusals that a data request cannot change. */
const IN_VAIN = [
  'POST_READS_NO_PAYLOAD',
  'UNKNOWN_DATASET',
  'CLASS_UNCONFIRMED',
  'STATE_STALE',
  'AUDIT_UNAVAILABLE',
];

/** The access decision on a dataset for the caller. */
interface Decided {
  readonly isAllowed: boolean;
  readonly because: string;
}

/** Whether a caller who may not read a dataset can request it. */
export function canAsk({ isAllowed, because }: Decided): boolean {
  return !isAllowed && !IN_VAIN.includes(because);
}

/** The label of the link that requests a dataset: withheld data are negotiated. */
export function askingWords({ because }: Decided): Words {
  return because === 'WITHHELD'
    ? { zh: '申请协商使用', en: 'Negotiate its use' }
    : { zh: '申请使用', en: 'Ask for it' };
}
