import type { DataGrantRow } from './data-grant-row';
import type { DecisionRow, PresentDataset, DataRequestRow } from '../request-row';

/** A grant as stored when it is given. */
export type NewGrant = Omit<DataGrantRow, 'id' | 'revokedAt' | 'revokedBecause'>;

/** What grants are made from. */
export interface GrantContext {
  readonly request: DataRequestRow;
  readonly decision: DecisionRow;
  /** What the catalogue says now, by dataset. */
  readonly present: ReadonlyMap<string, PresentDataset>;
  readonly now: Date;
  /** The day of `now` in Beijing. */
  readonly today: string;
  readonly givenBy: string;
  readonly isDemonstration: boolean;
}

/**
 * The grants that a decision gives, one for each dataset: at the version it has now, and of the
 * fields decided on those that are still there. A field that was added meanwhile is in none of
 * them. A dataset that no longer exists, or has none of the fields left, gives no grant.
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

/** No grant begins before it is given. */
export function firstDay({ validFrom }: Pick<DecisionRow, 'validFrom'>, today: string): string {
  return validFrom !== null && validFrom > today ? validFrom : today;
}
