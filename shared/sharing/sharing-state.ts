import type { AssignedCase } from '../identity/assigned-case';
import type { OrganisationKind } from '../identity/roles';
import type { Dataset, Openness, SharingClass } from './dataset';

/**
 * All that decisions rest on at one moment, as the exchange knows it: plain JSON, so that it can be
 * signed, sent and kept. Days are `YYYY-MM-DD` in Beijing, instants RFC 3339 in UTC; a day or instant
 * that ends something is the first at which it no longer holds.
 *
 * Documents made up for the demonstration are in it only where the hub is a demonstration.
 */
export interface SharingState {
  /** Grows with every change. */
  readonly version: number;
  readonly isDemonstration: boolean;
  /** Whether anything in the hub was measured in the field, not made up. */
  readonly hasRealData: boolean;
  readonly datasets: ReadonlyArray<DatasetState>;
  readonly revocations: Revocations;
  /** Known to the exchange and to gateways; a department hears of one when it is asked for its revisions. */
  readonly cases: ReadonlyArray<CaseState>;
}

/** A dataset, and what has been confirmed, released and granted of it. */
export interface DatasetState {
  /** As its department's code declares it. */
  readonly dataset: Dataset;
  /** Department of the plan that owns it. */
  readonly owner: string;
  /** Which fields it has: grows by one when fields are added or taken away. */
  readonly version: number;
  /** What the owner's stewards have confirmed; null: nothing yet, and then only the owner reads it. */
  readonly confirmed: ConfirmedClass | null;
  readonly releases: ReadonlyArray<Release>;
  readonly rights: ReadonlyArray<StandingRight>;
  readonly grants: ReadonlyArray<Grant>;
}

/** Class and openness as two stewards of the owner have confirmed them. */
export interface ConfirmedClass {
  readonly sharing: SharingClass;
  readonly openness: Openness;
}

/** A release decision (task 18): proposed by the publisher, confirmed by the owner. */
export interface Release {
  readonly number: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly isDemonstration: boolean;
}

/** A right that rests on a task of the plan, which a later document continues and the owner has confirmed. */
export interface StandingRight {
  readonly task: number;
  /** Departments that the task gives it to. */
  readonly departments: ReadonlyArray<string>;
  /** What continues the task today; null within the task's own years. */
  readonly document: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** The owner reviews it yearly: from this day on it no longer holds until reviewed. */
  readonly reviewBy: string;
  readonly isDemonstration: boolean;
}

/** What an approved request gives. */
export interface Grant {
  readonly id: string;
  /** Number of the decision's document. */
  readonly number: string;
  readonly organisation: { readonly kind: OrganisationKind; readonly id: string };
  /** Coordinates (`Type.field`) as they were when it was given; a field added later is not among them. */
  readonly fields: ReadonlyArray<string>;
  readonly datasetVersion: number;
  /** Codes of the only districts; null: all. */
  readonly districts: ReadonlyArray<string> | null;
  /** Period of the data; null: no bound. */
  readonly dataFrom: string | null;
  readonly dataBefore: string | null;
  readonly purpose: string;
  readonly validFrom: string;
  readonly until: string;
  /** How many operations a day it allows; null: any number. Counted where the record is written. */
  readonly operationsPerDay: number | null;
  readonly isDemonstration: boolean;
}

/** What is no longer valid although its lifetime has not run out. */
export interface Revocations {
  /** Ids of tokens and sessions. */
  readonly tokens: ReadonlyArray<string>;
  readonly subjects: ReadonlyArray<RevokedSubject>;
}

/**
 * A subject all of whose tokens and sessions were voided: those that the hub issued under a lower
 * generation, whatever the clock of the gateway that issued them said. The moment (ms since 1970) counts
 * only for what others issue, who know no generation.
 */
export type RevokedSubject = readonly [subject: string, generation: number, revokedAtMs: number];

/** A case of suspected tampering, and the subjects of the accounts that it is assigned to. */
export interface CaseState extends AssignedCase {
  readonly assignees: ReadonlyArray<string>;
}
