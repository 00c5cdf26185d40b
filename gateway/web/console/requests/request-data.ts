/** A deadline that runs. */
export interface Deadline {
  readonly kind: string;
  readonly dueOn: string | null;
  readonly workingDaysLeft: number;
  readonly stoppedSince: string | null;
  readonly isOverdue: boolean;
  readonly isExtended: boolean;
}

/** A dataset that is asked for. */
export interface AskedDataset {
  readonly datasetId: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly isWhole: boolean;
  readonly fields: ReadonlyArray<string>;
}

/** A request as the list shows it. */
export interface ListedRequest {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly purpose: string;
  readonly applicantName: string;
  readonly isDemonstration: boolean;
  readonly owner: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly datasets: ReadonlyArray<AskedDataset>;
  readonly deadline: Deadline | null;
  readonly possibleActs: ReadonlyArray<string>;
}

/** A request with all that is known of it. */
export interface Request extends ListedRequest {
  readonly version: number;
  readonly exchangeNumber: string | null;
  readonly dutyBasis: string;
  readonly districts: ReadonlyArray<string> | null;
  readonly dataFrom: string | null;
  readonly dataBefore: string | null;
  readonly wantedFrom: string | null;
  readonly wantedUntil: string | null;
  readonly operationsPerDay: number | null;
  readonly securityContact: string;
  readonly securityPhone: string;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly events: ReadonlyArray<{
    readonly id: string;
    readonly at: string;
    readonly act: string;
    readonly toState: string;
    readonly subject: string;
    readonly actedAs: string;
    readonly note: string | null;
    readonly documentNumber: string | null;
  }>;
  readonly defects: ReadonlyArray<{ readonly point: string; readonly note: string }>;
  readonly decision: {
    readonly outcome: string;
    readonly isPartial: boolean;
    readonly reason: string | null;
    readonly documentNumber: string;
    readonly datasets: ReadonlyArray<Pick<AskedDataset, 'datasetId' | 'fields'>>;
    readonly districts: ReadonlyArray<string> | null;
    readonly dataFrom: string | null;
    readonly dataBefore: string | null;
    readonly validFrom: string | null;
    readonly until: string | null;
    readonly operationsPerDay: number | null;
  } | null;
  readonly grants: ReadonlyArray<{
    readonly id: string;
    readonly number: string;
    readonly datasetId: string;
    readonly until: string;
    readonly standing: string;
    readonly operationsPerDay: number | null;
  }>;
  readonly wouldOpen: ReadonlyArray<FieldPreview>;
  readonly attachments: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly mediaType: string;
    readonly sizeBytes: number;
    readonly uploadedAs: string;
    readonly uploadedAt: string;
  }>;
  readonly parts: ReadonlyArray<Pick<ListedRequest, 'id' | 'number'>>;
}

/** What a grant would change for one field. */
export interface FieldPreview {
  readonly datasetId: string;
  readonly coordinate: string;
  readonly isInGrant: boolean;
  readonly opensNow: boolean;
  readonly opens: boolean;
  readonly because: string;
}

const LISTED = `id number state purpose applicantName isDemonstration
  owner { nameZh nameEn }
  datasets { datasetId titleZh titleEn isWhole fields }
  deadline { kind dueOn workingDaysLeft stoppedSince isOverdue isExtended }
  possibleActs`;

export const REQUESTS = `query Requests($filter: RequestFilter) {
  requests(first: 100, filter: $filter) { totalCount nodes { ${LISTED} } }
}`;

/** Requests that the caller may see. */
export interface Requests {
  readonly requests: {
    readonly totalCount: number;
    readonly nodes: ReadonlyArray<ListedRequest>;
  } | null;
}

export const REQUEST = `query Request($id: ID!) {
  request(id: $id) { ${LISTED}
    version exchangeNumber dutyBasis districts dataFrom dataBefore wantedFrom wantedUntil
    operationsPerDay securityContact securityPhone createdAt submittedAt
    events { id at act toState subject actedAs note documentNumber }
    defects { point note }
    decision { outcome isPartial reason documentNumber datasets { datasetId fields }
      districts dataFrom dataBefore validFrom until operationsPerDay }
    grants { id number datasetId until standing operationsPerDay }
    wouldOpen { datasetId coordinate isInGrant opensNow opens because }
    attachments { id name mediaType sizeBytes uploadedAs uploadedAt }
    parts { id number }
  }
}`;

/** What is asked for, as it is written. */
export interface RequestDraft {
  readonly datasets: ReadonlyArray<{
    readonly datasetId: string;
    readonly fields: ReadonlyArray<string> | null;
  }>;
  readonly purpose: string | null;
  readonly dutyBasis: string | null;
  readonly districts: ReadonlyArray<string> | null;
  readonly dataFrom: string | null;
  readonly dataBefore: string | null;
  readonly wantedFrom: string | null;
  readonly wantedUntil: string | null;
  readonly operationsPerDay: number | null;
  readonly securityContact: string | null;
  readonly securityPhone: string | null;
}
