import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A cross-domain query of the bureau, ready to run. */
export interface Recipe {
  /** Name of its file, without the extension. */
  readonly name: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** The user story: who asks, and why. */
  readonly story: string;
  readonly storyZh: string;
  /** Example variables; their periods lie in the demonstration data of the tests. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The text of the file. */
  readonly query: string;
}

/**
 * Returns every recipe by name. Throws TypeError for a file whose head lacks one of its five lines.
 */
export function readRecipes(folder = __dirname): ReadonlyArray<Recipe> {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) =>
      recipeOf(file.replace('.graphql', ''), readFileSync(join(folder, file), 'utf8')),
    );
}

function recipeOf(name: string, query: string): Recipe {
  const head = (key: string) => {
    const line = new RegExp(`^# ${key}: (.+)$`, 'm').exec(query)?.[1];
    if (!line) throw new TypeError(`${name}.graphql requires a line "# ${key}: …" at its head.`);
    return line;
  };
  const variables = JSON.parse(head('variables')) as Recipe['variables'];
  return {
    name,
    titleZh: head('title-zh'),
    titleEn: head('title-en'),
    story: head('story'),
    storyZh: head('story-zh'),
    variables,
    query,
  };
}
