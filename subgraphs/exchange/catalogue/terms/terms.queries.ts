import { statement } from '../../../../shared/data/statement';
import { bool, json } from '../../../../shared/data/sql-type';
import { continuationsTable } from './continuations/cited-continuations';
import {
  CLASS_TERM,
  CONTINUATION_TERM,
  RELEASE_TERM,
  RIGHT_COLUMNS,
  RIGHT_TERM,
} from './proposal-row';
import { selectSql, NEWEST_FIRST, COUNTED } from './terms-sql';

/** Classes that wait for their second person. */
export const WAITING_CLASSES = statement({
  text: `${selectSql(CLASS_TERM)} and t.confirmed_at is null and t.ended_at is null ${NEWEST_FIRST}`,
  columns: CLASS_TERM.columns,
  parameters: [bool()],
});

/** All releases. */
export const RELEASES = statement({
  text: `${selectSql(RELEASE_TERM)} ${NEWEST_FIRST}`,
  columns: RELEASE_TERM.columns,
  parameters: [bool()],
});

/** All rights, with the documents that continue their tasks: $2 has those of the mandate. */
export const RIGHTS = statement({
  text: `select ${RIGHT_TERM.selected},
  coalesce(c.document, n.document || '（' || n.document_number || '）') as document,
  coalesce(c.valid_from, n.valid_from) as "documentFrom", coalesce(c.valid_to, n.valid_to) as "documentTo",
  case when t.continuation_id is not null
    then c.id is not null or (n.confirmed_at is not null and n.ended_at is null) end as "isDocumentConfirmed"
from exchange.right_confirmation t
left join ${continuationsTable('$2')} on c.id = t.continuation_id and c.task_id = t.task_id and ($1 or not c.is_demonstration)
left join exchange.continuation_record n on n.id::text = t.continuation_id and n.task_id = t.task_id and ($1 or not n.is_demonstration)
where ${COUNTED} ${NEWEST_FIRST}`,
  columns: RIGHT_COLUMNS,
  parameters: [bool(), json()],
});

/** All recorded documents that continue tasks. */
export const CONTINUATIONS = statement({
  text: `${selectSql(CONTINUATION_TERM)} ${NEWEST_FIRST}`,
  columns: CONTINUATION_TERM.columns,
  parameters: [bool()],
});
