/** By whom and when one of the two persons did it. */
export interface Signed {
  readonly at: string;
  readonly postZh: string | null;
}

/** A release of a dataset to the public. */
export interface Release {
  readonly id: string;
  readonly number: string;
  readonly content: string;
  readonly channel: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly state: string;
  readonly endedReason: string | null;
  readonly isDemonstration: boolean;
  readonly proposed: Signed;
  readonly confirmed: Signed | null;
  readonly dataset: {
    readonly id: string;
    readonly title: string;
    readonly titleEn: string;
  } | null;
}

/** What is answered. */
export interface Releases {
  readonly releases: { readonly nodes: ReadonlyArray<Release> } | null;
}

/** Releases, by state where one is named. */
export const QUERY = `query Releases($filter: ReleaseFilter) {
  releases(first: 500, filter: $filter) { nodes {
    id number content channel validFrom validTo state endedReason isDemonstration
    proposed { at postZh }
    confirmed { at postZh }
    dataset { id title titleEn }
  } }
}`;
