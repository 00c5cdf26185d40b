/** A department under its published names. */
export interface DepartmentRow {
  readonly id: string;
  readonly order: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly successorToday: string;
  readonly earlyWarningDomain: string | null;
  readonly mustShare: boolean;
}

/** A topic, with the ids of what it refers to. */
export interface TopicRow {
  readonly id: string;
  readonly departmentId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly mustOpen: boolean;
  readonly standards: ReadonlyArray<string>;
  readonly networkRowIds: ReadonlyArray<string>;
  readonly suggestedUpdate: string;
  readonly note: string | null;
}

/** A clause, with the ids of what it refers to; days are `YYYY-MM-DD`. */
export interface DutyRow {
  readonly clause: string;
  readonly departmentId: string;
  readonly classes: ReadonlyArray<string>;
  readonly summaryEn: string;
  readonly topicIds: ReadonlyArray<string>;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A document that continues a clause or a task: one of the two is null. */
export interface ContinuationRow {
  readonly id: string;
  readonly clause: string | null;
  readonly taskId: number | null;
  readonly document: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly relation: string;
  readonly bearerId: string | null;
  readonly certainty: string;
  readonly note: string;
  readonly isDemonstration: boolean;
}

/** A task, with the ids of what it refers to. */
export interface TaskRow {
  readonly id: number;
  readonly code: string;
  readonly titleZh: string;
  readonly summaryEn: string;
  readonly leadId: string;
  readonly participantIds: ReadonlyArray<string>;
  readonly startYear: number;
  readonly endYear: number;
  readonly themes: ReadonlyArray<string>;
  readonly networkRowIds: ReadonlyArray<string>;
  readonly dependsOnProvince: boolean;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A count as the mandate words it. */
export interface CountRow {
  readonly text: string;
  readonly min: number;
  readonly max: number | null;
  readonly qualifier: string;
}

/** A row of annex 1. */
export interface NetworkRowRow {
  readonly id: string;
  readonly order: number;
  readonly network: string;
  readonly networkZh: string;
  readonly siteKindZh: string;
  readonly siteKindEn: string;
  readonly provincialCount: CountRow;
  readonly provincialLayoutZh: string;
  readonly cityCount: CountRow;
  readonly cityRemarkZh: string;
  readonly hasCityTask: boolean;
  readonly construction: object | null;
  readonly parts: ReadonlyArray<NetworkPartRow>;
  readonly note: string | null;
}

/** A share of a row's city points. */
export interface NetworkPartRow {
  readonly part: string;
  readonly count: number;
  readonly stewardId: string | null;
}

/** An inconsistency, with the ids of what it touches. */
export interface InconsistencyRow {
  readonly id: string;
  readonly departmentIds: ReadonlyArray<string>;
  readonly taskIds: ReadonlyArray<number>;
  readonly networkRowIds: ReadonlyArray<string>;
  readonly finding: string;
  readonly handling: string;
}
