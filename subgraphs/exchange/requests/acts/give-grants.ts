import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { insertGrants } from '../grants/data-grant.store';
import { grantsOfDecision, firstDay } from '../grants/grants-of-decision';
import type { CommandContext, Outcome } from './request-act';
import { ACCOUNTS } from '../../accounts/module';
import type { DecisionRow } from '../request-row';
import { presentDatasets } from './request-on-act.queries';

/** Writes the grants of a decision; they are effective from the commit on. */
export async function giveGrants(
  commandContext: CommandContext,
  drafted: DecisionRow,
): Promise<Outcome> {
  const { transaction, requestContext, context } = commandContext;
  const { request, today, now } = requestContext;
  const { subject } = context.access.caller;
  const decision = { ...drafted, validFrom: firstDay(drafted, today) };
  requirePeriod(decision, today);
  const ids = decision.datasets.map(({ datasetId }) => datasetId);
  const present = await presentDatasets(transaction, ids);
  const isDemonstration =
    request.isDemonstration || (await ACCOUNTS.isOfDemonstration(transaction, subject));
  const grants = grantsOfDecision({
    ...{ request, decision, present, now, today, givenBy: subject, isDemonstration },
  });
  const gone = ids.filter((id) => grants.every(({ datasetId }) => datasetId !== id));
  if (gone.length > 0) throw vanished(gone);
  await insertGrants(transaction, grants);
  return {
    change: { decision, grantedUntil: decision.until },
    documentNumber: decision.documentNumber,
    facts: { decision },
  };
}

function requirePeriod({ until, validFrom }: DecisionRow, today: string): void {
  if (until !== null && until > today && until > (validFrom ?? today)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `The requested period has passed: a grant until ${String(until)} gives no access.`,
  );
}

function vanished(ids: ReadonlyArray<string>): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    `The catalogue does not have the fields of ${ids.join(', ')} any more; draft the decision again.`,
    { datasets: ids },
  );
}
