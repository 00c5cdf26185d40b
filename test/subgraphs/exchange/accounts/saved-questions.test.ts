import { PUBLIC_CALLER } from '../../../../shared/identity/caller';
import { auditingHub, type AuditingHub } from '../../../setup/auditing-hub';
import { person } from '../../../shared/sharing/sharing-fixtures';

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const chen = person('water', 'ANALYST', { subject: 'chen' });
const li = person('water', 'HANDLER', { subject: 'li' });
const SAVE =
  'mutation ($question: QuestionToKeep!) { saveQuestion(question: $question) { name query variables } }';
const LIST = '{ mySavedQuestions { name query variables } }';
const RAIN = { name: '雨量', query: '{ districts { nameZh } }', variables: '{"first": 3}' };

const save = (question: object, caller = chen) => hub.ask(caller, SAVE, { question });

describe('saved questions', () => {
  test('are kept by name for anyone who saved them, and replaced by the next of that name', async () => {
    expect((await save({ ...RAIN, query: '{ a }' })).errors).toBeUndefined();
    expect((await save(RAIN)).data).toEqual({ saveQuestion: RAIN });
    expect((await save({ name: ' b ', query: '{ b }' })).data).toEqual({
      saveQuestion: { name: 'b', query: '{ b }', variables: '{}' },
    });
    const { data } = await hub.ask(chen, LIST);
    expect(data?.['mySavedQuestions']).toHaveLength(2);
    expect(data?.['mySavedQuestions']).toEqual(expect.arrayContaining([RAIN]));
  });

  test('MUST be of nobody else, and none of the public', async () => {
    await save(RAIN);
    expect((await hub.ask(li, LIST)).data).toEqual({ mySavedQuestions: [] });
    const DELETE = 'mutation { deleteSavedQuestion(name: "雨量") }';
    expect((await hub.ask(li, DELETE)).data).toEqual({ deleteSavedQuestion: false });
    for (const text of [LIST, DELETE]) {
      const { errors } = await hub.ask(PUBLIC_CALLER, text);
      expect(errors?.[0]?.extensions['code']).toBe('NOT_PERMITTED');
    }
    expect((await save(RAIN, PUBLIC_CALLER)).errors?.[0]?.extensions['code']).toBe('NOT_PERMITTED');
    expect((await hub.ask(chen, DELETE)).data).toEqual({ deleteSavedQuestion: true });
    expect((await hub.ask(chen, DELETE)).data).toEqual({ deleteSavedQuestion: false });
  });

  test.each([
    ['no name', { ...RAIN, name: '  ' }],
    ['a NUL', { ...RAIN, query: '\u0000' }],
    ['half a character', { ...RAIN, name: '\ud83d' }],
    ['no JSON', { ...RAIN, variables: '{' }],
    ['a list', { ...RAIN, variables: '[]' }],
    ['an escaped NUL', { ...RAIN, variables: '{"a": "\\u0000"}' }],
  ])('are refused with %s, and say what was wanted', async (_, question) => {
    const { errors } = await save(question);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(
      /^(Wanted .*, but got: |variables\.question\.\w+ contains )/,
    );
  });

  test.each([
    ['name', 100, { ...RAIN, name: '雨'.repeat(101) }],
    ['query', 50_000, { ...RAIN, query: ' '.repeat(50_001) }],
    ['variables', 50_000, { ...RAIN, variables: `{${' '.repeat(49_999)}}` }],
  ])('are refused with an endless %s', async (place, limit, question) => {
    const { errors } = await save(question);
    expect(errors?.[0]).toMatchObject({
      message: `question.${place} accepts at most ${String(limit)} characters (至多 ${String(limit)} 字), but got ${String(limit + 1)}.`,
      extensions: { code: 'TEXT_TOO_LONG', limit, found: limit + 1 },
    });
  });

  test('are at most two hundred', async () => {
    const many = person('water', 'ANALYST', { subject: 'many' });
    expect((await save({ ...RAIN, name: 'n0' }, many)).errors).toBeUndefined();
    await hub.database.asOwner('exchange', ({ query }) =>
      query(`insert into exchange.saved_question (owner, name, query, variables, saved_at)
        select owner, 'n' || at, query, variables, saved_at
        from exchange.saved_question, generate_series(1, 198) as at where owner = 'many'`),
    );
    expect((await save({ ...RAIN, name: 'n199' }, many)).errors).toBeUndefined();
    const { errors } = await save({ ...RAIN, name: 'one more' }, many);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['STORE_LIMIT_REACHED']);
    expect((await save({ ...RAIN, name: 'n0' }, many)).errors).toBeUndefined();
  });

  test('are at most two million characters together, also where they come at once', async () => {
    const long = person('water', 'ANALYST', { subject: 'long' });
    const query = `{ __typename }${' '.repeat(49_900)}`;
    const keep = (at: number) => save({ ...RAIN, query, name: `n${String(at)}` }, long);
    for (let at = 0; at < 39; at += 1) expect((await keep(at)).errors).toBeUndefined();
    const both = await Promise.all([keep(100), keep(101)]);
    const codes = both.map(({ errors }) => errors?.[0]?.extensions['code'] ?? null);
    expect(new Set(codes)).toEqual(new Set([null, 'STORE_LIMIT_REACHED']));
  });
});
