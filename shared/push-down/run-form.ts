import type { MemberTexts, PushedTexts } from './answer-text';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { CompiledForm } from './compiled-form';
import { BROKEN } from './text/json-text';
import type { RequestedForm } from './operation-forms';
import { Fallback } from './fallback';
import { runStatement, type Reading } from './run-statement';
import type { Rows } from './text-apart';

/** What the statements of a form answered. */
export interface FormAnswer {
  /** Null: nothing of the answer remains. */
  readonly texts: PushedTexts | null;
  /** Members that PostgreSQL did not answer in time, or whose connection was lost. */
  readonly failures: ReadonlyArray<UnreadMember>;
}

/** A member that could not be read, and why. */
export interface UnreadMember {
  readonly path: ReadonlyArray<string | number>;
  readonly cause: unknown;
}

/** Runs the statements of a form for a caller; throws `Fallback`. */
export async function runForm(
  reading: Reading,
  { form, variables, entities }: RequestedForm,
  access: AccessDecisions,
): Promise<FormAnswer> {
  const request = { variables, keys: entities?.keys ?? [], access, known: new Map() };
  const rows = await Promise.all(
    form.statements.map((forms) => runStatement(reading, forms, request)),
  );
  const failures: UnreadMember[] = [];
  const read = { form, rows, keys: request.keys, failures };
  if (!entities) {
    const members = objectAt(read, 0, []);
    return { texts: members && { members }, failures };
  }
  const { key, keys } = entities;
  const objects = keys.map((_, at) => entityTexts(form, objectAt(read, at, [key, at])));
  return { texts: { key, entities: objects }, failures };
}

interface ReadForm {
  readonly form: CompiledForm;
  readonly rows: ReadonlyArray<Rows>;
  readonly keys: ReadonlyArray<string>;
  /** Members of any object that could not be read are added. */
  readonly failures: UnreadMember[];
}

/** The members of the object in one row; null if one that may not be null could not be read. */
function objectAt(
  { form, rows, keys, failures }: ReadForm,
  at: number,
  path: ReadonlyArray<string | number>,
): MemberTexts | null {
  let isNull = false;
  const members = form.members.map((member) => {
    if ('textOf' in member) return [member.key, whole(member.textOf(keys[at] ?? ''))] as const;
    const found = rows[member.statement];
    if (!found || !('unanswered' in found))
      return [member.key, whole(found?.[at]?.[member.column] ?? BROKEN)] as const;
    failures.push({
      path: form.isWhole ? path : [...path, member.key],
      cause: found.unanswered,
    });
    isNull ||= !member.isNullable;
    return [member.key, 'null'] as const;
  });
  return isNull ? null : members;
}

function entityTexts({ isWhole }: CompiledForm, members: MemberTexts | null): MemberTexts | string {
  return isWhole || !members ? (members?.[0]?.[1] ?? 'null') : members;
}

/** Throws `Fallback` for a text with a value that is not what the schema promises. */
function whole(text: string): string {
  if (text.includes(BROKEN)) throw new Fallback('VALUE', 'of the answer');
  return text;
}
