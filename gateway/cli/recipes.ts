import { RiverGateError } from '../../shared/errors/rivergate-error';
import { readRecipes } from '../recipes/read-recipes';
import type { Command } from './command';

/** `recipes`: the bureau's cross-domain queries. */
export const recipesCommand: Command = {
  name: 'recipes',
  summary:
    'Lists the cross-domain queries of the bureau, or prints one with its explanation and variables.',
  positionals: '[name]',
  options: {
    json: {
      type: 'boolean',
      meaning: 'Answer as JSON: {query, variables}, as /graphql accepts it',
    },
  },
  run: ({ positionals, options, terminal }) => {
    const all = readRecipes();
    const [name] = positionals;
    const wanted = name ? all.filter((recipe) => recipe.name === name) : all;
    if (wanted.length === 0) {
      throw new RiverGateError(
        'BAD_USER_INPUT',
        `A recipe is one of ${all.map((recipe) => recipe.name).join(', ')}, but got: "${String(name)}".`,
      );
    }
    if (options['json']) terminal.say(JSON.stringify(name ? wanted[0] : wanted));
    else
      for (const recipe of wanted)
        terminal.say(
          name ? recipe.query : `${recipe.name.padEnd(28)} ${recipe.titleZh} / ${recipe.titleEn}`,
        );
    return Promise.resolve();
  },
};
