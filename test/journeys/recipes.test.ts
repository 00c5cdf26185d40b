import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { prettyFormatQueryPlan, QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { FIRST_QUESTION } from '../../gateway/cli/first-question';
import { readRecipes, type Recipe } from '../../gateway/recipes/read-recipes';
import { harvest } from '../../gateway/sharing/harvest';
import { PUBLIC_CALLER } from '../../shared/identity/caller';
import { demoHub, type DemoHub } from '../setup/demo-hub';

const GOLDENS = join(__dirname, 'recipes');
/** Goldens change only when asked to, and never in CI. */
const IS_UPDATING = process.env.UPDATE_GOLDENS === '1' && !process.env.CI;

let hub: DemoHub;
beforeAll(async () => {
  hub = await demoHub();
});
afterAll(() => hub.close());

describe('the first question', () => {
  const answerOf = (readme: string) => {
    const text = readFileSync(join(__dirname, '..', '..', readme), 'utf8');
    return /```json\n(.*?)```/s.exec(text)?.[1];
  };

  test('gets the answer that the READMEs print, from the demonstration of tests', async () => {
    const { data, errors } = await hub.ask(FIRST_QUESTION, {}, PUBLIC_CALLER);
    expect(errors).toBeUndefined();
    expect(JSON.parse(answerOf('README.md') ?? '')).toEqual({ data });
    expect(answerOf('README.zh-CN.md')).toBe(answerOf('README.md'));
  });
});

describe('the recipes', () => {
  test('are at least eight', () => {
    expect(readRecipes().length).toBeGreaterThanOrEqual(8);
  });

  test.each(readRecipes())(
    '$name: plan, answer and statements are those of its golden',
    async (recipe) => {
      hub.statements.length = 0;
      const answer = await hub.ask(recipe.query, recipe.variables);
      expect(answer.errors).toBeUndefined();
      golden(`${recipe.name}.golden.plan`, planOf(recipe));
      golden(`${recipe.name}.golden.json`, `${JSON.stringify(answer.data, null, 1)}\n`);
      golden(`${recipe.name}.golden.sql`, statementsText());
    },
  );

  test.each(readRecipes().filter(({ variables }) => 'first' in variables))(
    '$name: twice the page takes as many statements',
    async (recipe) => {
      const statementsFor = async (first: number) => {
        hub.statements.length = 0;
        const { errors } = await hub.ask(recipe.query, { ...recipe.variables, first });
        expect(errors).toBeUndefined();
        return hub.statements.length;
      };
      const first = Number(recipe.variables['first']);
      expect(await statementsFor(2 * first)).toBe(await statementsFor(first));
    },
  );
});

function planOf(recipe: Recipe): string {
  const supergraph = Supergraph.build(harvest(hub.supergraphSdl).plainSdl);
  const operation = operationFromDocument(supergraph.apiSchema(), parse(recipe.query));
  return `${prettyFormatQueryPlan(new QueryPlanner(supergraph).buildQueryPlan(operation))}\n`;
}

/** Each statement once with its department and how often it ran, in the order of the text: fetches run side by side. */
function statementsText(): string {
  const counts = new Map<string, number>();
  for (const { department, text } of hub.statements) {
    const line = `-- ${department}\n${text.replace(/\s+/g, ' ').trim()}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const entries = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${entries.map(([line, count]) => line.replace('\n', `, ${String(count)} times\n`)).join('\n\n')}\n`;
}

function golden(name: string, text: string): void {
  const file = join(GOLDENS, name);
  if (IS_UPDATING) {
    mkdirSync(GOLDENS, { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file))
    throw new Error(
      `${name} is missing; UPDATE_GOLDENS=1 npx jest test/journeys/recipes writes it.`,
    );
  expect(text).toBe(readFileSync(file, 'utf8'));
}
