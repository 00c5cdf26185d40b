/** A dataset as its page shows it. */
export interface ShownDataset {
  readonly dataset: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly titleEn: string;
    readonly abstract: string;
    readonly provider: string;
    readonly owner: { readonly nameEn: string } | null;
    readonly updateCycle: string;
    readonly because: string;
    readonly legalBasis: string | null;
    readonly level: string;
    readonly holdsPersonalData: boolean;
    readonly delayMinutes: number;
    readonly standards: ReadonlyArray<string>;
    readonly shareCondition: string | null;
    readonly openToPublic: boolean;
    readonly version: number;
    readonly fields: ReadonlyArray<string>;
    readonly inForce: { readonly sharing: string; readonly openness: string } | null;
    readonly restsOn: { readonly citation: string; readonly citationZh: string };
    readonly items: ReadonlyArray<{
      readonly coordinate: string;
      readonly name: string;
      readonly description: string;
    }>;
    readonly access: {
      readonly isAllowed: boolean;
      readonly because: string;
      readonly becauseZh: string;
      readonly becauseEn: string;
      readonly remedyZh: string | null;
      readonly remedyEn: string | null;
      readonly cites: string | null;
      readonly fields: ReadonlyArray<string> | null;
      readonly isRecorded: boolean;
    };
  } | null;
}

export const DATASET = `query Dataset($id: ID!) {
  dataset(id: $id) {
    id code title titleEn abstract provider updateCycle because legalBasis level holdsPersonalData
    delayMinutes standards shareCondition openToPublic version fields
    owner { nameEn }
    inForce { sharing openness }
    restsOn { citation citationZh }
    items { coordinate name description }
    access { isAllowed because becauseZh becauseEn remedyZh remedyEn cites fields isRecorded }
  }
}`;

/** The dataset that was asked for. */
export type Dataset = NonNullable<ShownDataset['dataset']>;
