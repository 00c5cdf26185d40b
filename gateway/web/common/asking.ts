import type { Words } from './language';

/** Refusals that no request for the data would change. */
const IN_VAIN = [
  'POST_READS_NO_PAYLOAD',
  'UNKNOWN_DATASET',
  'CLASS_UNCONFIRMED',
  'STATE_STALE',
  'AUDIT_UNAVAILABLE',
];

/** What is decided of a dataset for the caller. */
interface Decided {
  readonly isAllowed: boolean;
  readonly because: string;
}

/** Whether one who may not read a dataset can ask for it. */
export function canAsk({ isAllowed, because }: Decided): boolean {
  return !isAllowed && !IN_VAIN.includes(because);
}

/** What asking is called: data that are withheld are negotiated. */
export function askingWords({ because }: Decided): Words {
  return because === 'WITHHELD'
    ? { zh: '申请协商使用', en: 'Negotiate its use' }
    : { zh: '申请使用', en: 'Ask for it' };
}
