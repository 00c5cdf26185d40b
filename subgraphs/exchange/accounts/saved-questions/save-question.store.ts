import { statement } from '../../../../shared/data/statement';
import { instant, int, json, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { LONGEST_NAME, LONGEST_QUERY } from './saved-question-bounds';
import {
  type SavedQuestionRow,
  SAVED_QUESTION_SQL,
  SAVED_QUESTION_COLUMNS,
} from './saved-question.queries';

/** A question to save. */
export interface QuestionToSave {
  readonly name: string;
  readonly query: string;
  /** A JSON object, as text; empty by default. */
  readonly variables?: string | null;
}

/** Most questions of one account or client. */
const MOST = 200;

/** Most characters of all its questions together. */
const MOST_TOGETHER = 2_000_000;

/**
 * Saves a question; replaces one of the same name. Throws BAD_USER_INPUT for invalid input,
 * STORE_LIMIT_REACHED for too many or too long questions.
 */
export async function saveQuestion(
  transaction: Transaction,
  owner: string,
  { question, now }: { readonly question: QuestionToSave; readonly now: Date },
): Promise<SavedQuestionRow> {
  const { name, query: document, variables } = checked(question);
  // One at a time: two concurrent calls could exceed the limit together.
  await transaction.query(ONE_QUESTION, [owner]);
  const [kept] = await transaction.query(OTHER_QUESTIONS, [owner, name]);
  const size = name.length + document.length + variables.length;
  if ((kept?.count ?? 0) >= MOST) throw full(`${String(MOST)} saved questions`);
  if ((kept?.size ?? 0) + size > MOST_TOGETHER)
    throw full(`${String(MOST_TOGETHER)} characters of saved questions together`);
  const [saved] = await transaction.query(SAVE_QUESTION, [owner, name, document, variables, now]);
  if (saved) return saved;
  throw new TypeError('The statement that saves a question must return it.');
}

function full(most: string): RiverGateError {
  return new RiverGateError(
    'STORE_LIMIT_REACHED',
    `At most ${most} are stored for one account; delete one first (保存的查询已达上限).`,
  );
}

interface CheckedQuestion extends QuestionToSave {
  readonly variables: string;
}

function checked({ name, query, ...rest }: QuestionToSave): CheckedQuestion {
  const variables = rest.variables ?? '{}';
  const said = name.trim();
  if (said.length === 0 || said.length > LONGEST_NAME)
    throw wanted(`a name of 1 to ${String(LONGEST_NAME)} characters`, String(said.length));
  if (query.length > LONGEST_QUERY)
    throw wanted(`a document of at most ${String(LONGEST_QUERY)} characters`, String(query.length));
  if (variables.length > LONGEST_QUERY || !isJsonObject(variables))
    throw wanted('variables that are a JSON object as text', `"${variables.slice(0, 40)}"`);
  return { name: said, query, variables };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    // PostgreSQL stores no NUL, not even an escaped one.
    return (
      typeof value === 'object' && value !== null && !Array.isArray(value) && !/\\u0000/.test(text)
    );
  } catch {
    return false;
  }
}

function wanted(what: string, got: string): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `Wanted ${what}, but got: ${got}.`);
}

/** One at a time for each owner. */
export const ONE_QUESTION = statement({
  text: "select from pg_advisory_xact_lock(hashtext('saved question'), hashtext($1))",
  parameters: [text()],
});

/** The number of an owner's questions under other names, and their total length in characters. */
export const OTHER_QUESTIONS = statement({
  text: `select count(*)::int as count,
      coalesce(sum(length(name) + length(query) + length(variables::text)), 0)::int as size
    from exchange.saved_question where owner = $1 and name <> $2`,
  columns: { count: int(), size: int() },
  parameters: [text(), text()],
});

/** Inserts a question, or replaces the one with its name. */
export const SAVE_QUESTION = statement({
  text: `insert into exchange.saved_question (owner, name, query, variables, saved_at)
    values ($1, $2, $3, $4::jsonb, $5) on conflict (owner, name) do update
      set query = excluded.query, variables = excluded.variables, saved_at = excluded.saved_at
    returning ${SAVED_QUESTION_SQL}`,
  columns: SAVED_QUESTION_COLUMNS,
  parameters: [text(), text(), text(), json(), instant()],
});
