import { statement, type RowOf } from '../../../../shared/data/statement';
import { instant, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';

/** A saved question. */
export type SavedQuestionRow = RowOf<typeof SAVED_QUESTIONS>;

/** The questions of an account or client, by name. */
export function savedQuestionsOf(
  reader: Pick<Reader, 'query'>,
  owner: string,
): Promise<ReadonlyArray<SavedQuestionRow>> {
  return reader.query(SAVED_QUESTIONS, [owner]);
}

/** The columns of `exchange.saved_question` under these names. */
export const SAVED_QUESTION_SQL =
  'name, query, variables::text as variables, saved_at as "savedAt"';

/** The types of these columns. */
export const SAVED_QUESTION_COLUMNS = {
  name: text(),
  query: text(),
  /** A JSON object, as text. */
  variables: text(),
  savedAt: instant(),
} as const;

/** The questions of an account or client, by name. */
export const SAVED_QUESTIONS = statement({
  text: `select ${SAVED_QUESTION_SQL} from exchange.saved_question where owner = $1 order by name`,
  columns: SAVED_QUESTION_COLUMNS,
  parameters: [text()],
});
