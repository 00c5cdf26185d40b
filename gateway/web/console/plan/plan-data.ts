/** A dataset as the plan names it. */
export interface PlanDataset {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
}

/** A duty of a department, and what fulfils it today. */
export interface PlanDuty {
  readonly clause: string;
  readonly classes: ReadonlyArray<string>;
  readonly summaryEn: string;
  readonly isFulfilled: boolean | null;
  readonly fulfilledBy: ReadonlyArray<PlanDataset> | null;
  readonly topics: ReadonlyArray<{
    readonly id: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly mustOpen: boolean;
    readonly datasets: ReadonlyArray<PlanDataset> | null;
  }>;
}

/** A department of the plan. */
export interface PlanDepartment {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly successorToday: string | null;
  readonly mustShare: boolean | null;
  readonly duties: ReadonlyArray<PlanDuty> | null;
  readonly leadsTasks: ReadonlyArray<{ readonly id: number }> | null;
}

/** A task of annex 2. */
export interface PlanTask {
  readonly id: number;
  readonly code: string;
  readonly titleZh: string;
  readonly summaryEn: string;
  readonly startYear: number;
  readonly endYear: number;
  readonly lead: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly participants: ReadonlyArray<{
    readonly id: string;
    readonly department: { readonly nameZh: string; readonly nameEn: string } | null;
  }>;
}

/** A row of annex 1. */
export interface PlanNetworkRow {
  readonly id: string;
  readonly network: string;
  readonly siteKindZh: string;
  readonly siteKindEn: string;
  readonly provincialCount: { readonly text: string };
  readonly cityCount: { readonly text: string };
  readonly hasCityTask: boolean;
  readonly tasks: ReadonlyArray<{ readonly code: string }>;
}

/** The plan, and what fulfils it. */
export interface Plan {
  readonly departments: ReadonlyArray<PlanDepartment> | null;
  readonly tasks: ReadonlyArray<PlanTask> | null;
  readonly networks: ReadonlyArray<PlanNetworkRow> | null;
}

export const PLAN = `query Plan {
  departments {
    id nameZh nameEn successorToday mustShare
    leadsTasks { id }
    duties {
      clause classes summaryEn isFulfilled
      fulfilledBy { id title titleEn }
      topics { id nameZh nameEn mustOpen datasets { id title titleEn } }
    }
  }
  tasks {
    id code titleZh summaryEn startYear endYear
    lead { nameZh nameEn }
    participants { id department { nameZh nameEn } }
  }
  networks {
    id network siteKindZh siteKindEn hasCityTask
    provincialCount { text }
    cityCount { text }
    tasks { code }
  }
}`;
