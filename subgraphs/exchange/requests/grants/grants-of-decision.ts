import type { DataGrantRow } from './data-grant-row';
import type { DecisionRow, PresentDataset, DataRequestRow } from '../request-row';

/** A grant to insert. */
export type NewGrant = Omit<DataGrantRow, 'id' | 'revokedAt' | 'revokedBecause'>;

/** The decision and the facts from which grants are derived. */
export interface GrantContext {
  readonly request: DataRequestRow;
  readonly decision: DecisionRow;
  /** Present catalogue entries, by dataset. */
  readonly present: ReadonlyMap<string, PresentDataset>;
  readonly now: Date;
  /** The day of `now` in Beijing. */
  readonly today: string;
  readonly givenBy: string;
  readonly isDemonstration: boolean;
}

/**
 * Returns the grants of a decision, one for each dataset: with its present version, and with those
 * of the decided fields that still exist. A field that was added later is in none of them. A
 * dataset that no longer exists, or has none of the fields left, has no grant.
 */
export function grantsOfDecision(requestContext: GrantContext): ReadonlyArray<NewGrant> {
  const { request, decision, present, now, today, givenBy, isDemonstration } = requestContext;
  const { districts, dataFrom, dataBefore, operationsPerDay, until } = decision;
  if (decision.outcome !== 'GRANT' || until === null) return [];
  return decision.datasets.flatMap(({ datasetId, fields }) => {
    const known = present.get(datasetId);
    const granted = fields.filter((field) => known?.fields.includes(field));
    if (!known || granted.length === 0) return [];
    return {
      ...{ requestId: request.id, number: decision.documentNumber, datasetId },
      ...{ granteeKind: request.applicantKind, granteeId: request.applicantId },
      ...{ datasetVersion: known.version, fields: granted, purpose: request.purpose },
      ...{ districts, dataFrom, dataBefore, operationsPerDay },
      validFrom: firstDay(decision, today),
      ...{ until, givenBy, givenAt: now.toISOString(), isDemonstration },
    };
  });
}

/** Returns the first day of the grants: never before the day of the decision. */
export function firstDay({ validFrom }: Pick<DecisionRow, 'validFrom'>, today: string): string {
  return validFrom !== null && validFrom > today ? validFrom : today;
}
