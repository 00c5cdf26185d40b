import { readRecipes } from '../../gateway/recipes/read-recipes';
import { recent, valuesOf, variablesOf } from '../../gateway/web/console/analysis/recipe-variables';

const RECIPES = readRecipes().map((recipe) => ({
  ...recipe,
  variables: JSON.stringify(recipe.variables),
}));

describe('the variables of a recipe', () => {
  test.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))(
    '%s are all found, with their examples',
    (_, recipe) => {
      const examples = JSON.parse(recipe.variables) as object;
      expect(valuesOf(variablesOf(recipe), {})).toEqual(examples);
    },
  );

  test('have the values of the address, numbers as numbers', () => {
    const variables = [
      { name: 'district', type: 'ID', example: '440705' },
      { name: 'first', type: 'Int', example: '2' },
    ];
    expect(valuesOf(variables, { district: 440781, first: '5' })).toEqual({
      district: '440781',
      first: 5,
    });
  });

  test('keep recent dates, and move old dates near today by whole days', () => {
    const variables = [
      { name: 'at', type: 'DateTime', example: '2026-11-22T04:00:00Z' },
      { name: 'day', type: 'Date', example: '2026-11-21' },
      { name: 'first', type: 'Int', example: '2' },
    ];
    const at = (now: string) => recent(variables, Date.parse(now)).map(({ example }) => example);
    expect(at('2026-12-26T00:00:00Z')).toEqual(['2026-11-22T04:00:00Z', '2026-11-21', '2']);
    expect(at('2027-11-22T12:00:00Z')).toEqual(['2027-11-22T04:00:00Z', '2027-11-21', '2']);
  });
});
