import type { Transaction } from '../../../../shared/data/database';
import { date, nullable, text, uuid } from '../../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../../shared/data/statement';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import type { CatalogueContext } from '../catalogue-context';
import { declaredOf } from '../terms/classes/class-term-view';
import {
  PROPOSER_PARAMETERS,
  PROPOSER_SQL,
  UNLESS_WAITING,
  proposerValues,
  type Proposer,
} from '../terms/proposer';
import { requireActsFor, requireFound } from '../terms/term-rules';
import { propose } from '../terms/term-transitions.store';
import { issuerOf } from './release-issuer';
import {
  numberedRelease,
  requireOpenToAll,
  type NumberedRelease,
  type ReleaseProposal,
} from './release-rules';

/**
 * Proposes a release of a dataset whose class in force is open to all, by a publisher of its
 * issuer; returns its id.
 */
export async function proposeRelease(
  context: CatalogueContext,
  proposal: ReleaseProposal,
): Promise<string> {
  const { dataset } = proposal;
  const facts = requireFound(await declaredOf(context, dataset), 'dataset', dataset);
  const department = issuerOf(facts);
  requireActsFor(context.access.caller, department);
  const day = dayOf(context.now());
  await requireOpenToAll(context, facts);
  return propose(context, {
    department,
    event: 'RELEASE_PROPOSED',
    facts: { dataset: facts.id },
    insert: async (transaction, by) => {
      const { isDemonstration } = by;
      const release = numberedRelease(proposal, { department, day, isDemonstration });
      const row = await insertRelease(transaction, release, by);
      return row && { ...row };
    },
  });
}

async function insertRelease(
  transaction: Transaction,
  release: NumberedRelease,
  by: Proposer,
): Promise<RowOf<typeof INSERT_RELEASE> | undefined> {
  const { numberBegin, numberEnd, dataset, content, process } = release;
  const { authority, channel, validFrom, validTo } = release;
  await transaction.query(ONE_RELEASE);
  const [row] = await transaction.query(INSERT_RELEASE, [
    ...([numberBegin, numberEnd, dataset, content, process] as const),
    ...([authority, channel, validFrom, validTo] as const),
    ...proposerValues(by),
  ]);
  return row;
}

/** Lets only one proposal run at a time: two at once would take the same number. */
export const ONE_RELEASE = statement({
  text: "select from pg_advisory_xact_lock(hashtext('exchange.release'))",
});

/**
 * Returns no row if another release of the dataset waits; the number of the release is the next one
 * between $1 and $2.
 */
export const INSERT_RELEASE = statement({
  text: `insert into exchange.release (number, dataset_id, content, process, authority, channel, valid_from, valid_to, ${PROPOSER_SQL})
    select $1 || (1 + (select count(*) from exchange.release where left(number, length($1)) = $1)) || $2,
      $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
    on conflict (dataset_id) ${UNLESS_WAITING}, number`,
  columns: { id: uuid(), number: text() },
  parameters: [
    text(),
    text(),
    text(),
    text(),
    text(),
    text(),
    text(),
    date(),
    nullable(date()),
    ...PROPOSER_PARAMETERS,
  ],
});
