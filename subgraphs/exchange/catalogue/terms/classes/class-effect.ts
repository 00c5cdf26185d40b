import {
  stricterClass,
  stricterOpenness,
  type Dataset,
  type Openness,
  type SharingClass,
} from '../../../../../shared/sharing/dataset';

/** Class and openness together. */
export interface ClassAndOpenness {
  readonly sharing: SharingClass;
  readonly openness: Openness;
}

/** The effect of confirming a class. */
export interface ClassEffectFacts {
  readonly effect: 'AS_DECLARED' | 'STRICTER' | 'WIDER_WITHOUT_EFFECT';
  readonly effectEn: string;
  readonly effectZh: string;
  /** The class then in force: the stricter of declared and confirmed. */
  readonly resulting: ClassAndOpenness;
}

/**
 * Returns the effect of confirming a class for a dataset. It can restrict what the code declares,
 * never widen it; a wider part is reported as without effect.
 */
export function classEffect(
  declared: Pick<Dataset, 'sharing' | 'openness'>,
  confirmed: ClassAndOpenness,
): ClassEffectFacts {
  const resulting = {
    sharing: stricterClass(declared.sharing, confirmed.sharing),
    openness: stricterOpenness(declared.openness, confirmed.openness),
  };
  const isStricter = !isSame(resulting, declared);
  const isWider = !isSame(resulting, confirmed);
  if (isStricter) return { ...(isWider ? STRICTER_AND_WIDER : STRICTER), resulting };
  return { ...(isWider ? WIDER : AS_DECLARED), resulting };
}

function isSame(one: ClassAndOpenness, other: ClassAndOpenness): boolean {
  return one.sharing === other.sharing && one.openness === other.openness;
}

const AS_DECLARED = {
  effect: 'AS_DECLARED',
  effectEn: 'Confirms what the department declares.',
  effectZh: '确认部门所申报的属性。',
} as const;

const STRICTER = {
  effect: 'STRICTER',
  effectEn: 'Stricter than declared; the confirmed class is in force.',
  effectZh: '严于申报的属性，以确认的为准。',
} as const;

const STRICTER_AND_WIDER = {
  effect: 'STRICTER',
  effectEn:
    'Partly stricter than declared, and that part is in force; the wider part has no effect.',
  effectZh: '部分严于申报的属性，以从严的为准；宽于申报的部分不生效。',
} as const;

const WIDER = {
  effect: 'WIDER_WITHOUT_EFFECT',
  effectEn:
    'Wider than declared, which has no effect: the declared class remains in force until the code declares a wider one.',
  effectZh: '宽于申报的属性，不生效；申报属性修改前仍从其申报。',
} as const;
