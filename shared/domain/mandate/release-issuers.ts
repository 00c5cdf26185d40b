/** Data that only one department may publish. */
export interface SoleIssuer {
  /** Department that owns them. */
  readonly department: string;
  /** Clause that requires the data. */
  readonly clause: string;
  readonly issuer: string;
  readonly source: string;
}

/** The bureau builds the unified release mechanism (annex 3 clause 1 (2), task 18): its publishers propose. */
export const UNIFIED_ISSUER = 'environment';

/** Data that the law exempts from the unified release: only their legal issuer may publish them. */
export const SOLE_ISSUERS: ReadonlyArray<SoleIssuer> = [
  {
    department: 'weather',
    clause: 'A3.23(4)',
    issuer: 'weather',
    source:
      '气象法第二十二条：国家对公众气象预报和灾害性天气警报实行统一发布制度，由气象主管机构所属的气象台站发布',
  },
];
