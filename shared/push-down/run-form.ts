import type { AccessDecisions } from '../sharing/access-decisions';
import type { MemberTexts, PushedTexts } from './answer-text';
import { computedText, type Unanswered } from './computed/computed-text';
import type { CompiledForm, Member } from './form';
import { Fallback } from './fallback';
import { BROKEN } from './text/json-text';
import type { RequestedForm } from './operation-forms';
import { runStatement, type Reading, type Request, type StatementRows } from './run-statement';

/** What a form answered. */
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

/** The caller for whom a form is run. */
export interface FormCaller {
  readonly access: AccessDecisions;
  /** The context of the department's resolvers. */
  readonly context: unknown;
}

/** Runs the statements and the resolvers of a form for a caller; throws `Fallback`. */
export async function runForm(
  reading: Reading,
  { form, variables, entities }: RequestedForm,
  { access, context }: FormCaller,
): Promise<FormAnswer> {
  const keys = entities?.keys ?? [];
  const request = { variables, keys, access, context, known: new Map() };
  const statements = form.statements.map((forms) => runStatement(reading, forms, request));
  const running = { form, statements, request };
  const roots = entities ? entities.representations : [undefined];
  const objects = await Promise.all(
    roots.map((root, at) =>
      objectOf(running, { root, key: keys[at] ?? '', at }, entities ? [entities.key, at] : []),
    ),
  );
  const failures = objects.flatMap((one) => one.failures);
  const [first] = objects;
  if (!entities) return { texts: first?.members ? { members: first.members } : null, failures };
  const texts = objects.map(({ members }) => entityTexts(form, members));
  return { texts: { key: entities.key, entities: texts }, failures };
}

interface Running {
  readonly form: CompiledForm;
  readonly statements: ReadonlyArray<Promise<StatementRows>>;
  readonly request: Request;
}

/** One of the requested objects. */
interface Wanted {
  /** Its representation; undefined for Query. */
  readonly root: unknown;
  readonly key: string;
  /** Its row in each statement. */
  readonly at: number;
}

interface FoundObject {
  /** Null if a member that may not be null could not be read. */
  readonly members: MemberTexts | null;
  readonly failures: ReadonlyArray<UnreadMember>;
}

async function objectOf(
  running: Running,
  wanted: Wanted,
  path: ReadonlyArray<string | number>,
): Promise<FoundObject> {
  const { members, isWhole } = running.form;
  const failures: UnreadMember[] = [];
  let isNull = false;
  const unread = (member: Member, cause: unknown) => {
    failures.push({ path: isWhole ? path : [...path, member.key], cause });
    isNull ||= 'isNullable' in member && !member.isNullable;
    return 'null';
  };
  const texts = await Promise.all(
    members.map(async (member) => {
      const text = await memberText(running, member, wanted);
      return [
        member.key,
        typeof text === 'string' ? whole(text) : unread(member, text.unanswered),
      ] as const;
    }),
  );
  return { members: isNull ? null : texts, failures };
}

async function memberText(
  { statements, request }: Running,
  member: Member,
  { root, key, at }: Wanted,
): Promise<string | Unanswered> {
  if ('textOf' in member) return member.textOf(key);
  if ('compute' in member) return computedText(() => member.compute(root, request));
  const found = await statements[member.statement];
  if (!found || 'unanswered' in found) return found ?? BROKEN;
  const text = found.rows[at]?.[member.column] ?? BROKEN;
  return computedText(() => found.marks.replaced(text, request, request.access));
}

function entityTexts({ isWhole }: CompiledForm, members: MemberTexts | null): MemberTexts | string {
  return isWhole || !members ? (members?.[0]?.[1] ?? 'null') : members;
}

/** Throws `Fallback` for a text with a value that is not what the schema promises. */
function whole(text: string): string {
  if (text.includes(BROKEN)) throw new Fallback('VALUE', 'of the answer');
  return text;
}
