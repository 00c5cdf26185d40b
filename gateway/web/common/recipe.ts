/** A cross-domain query of the bureau, as its file defines it. */
export interface Recipe {
  readonly name: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** The user story: who asks, and why. */
  readonly story: string;
  readonly storyZh: string;
  /** Example variables, as readable JSON. */
  readonly variables: string;
  readonly query: string;
}

const FILES = import.meta.glob<string>('../../recipes/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every recipe of the bureau, by name. */
export const RECIPES: ReadonlyArray<Recipe> = Object.entries(FILES)
  .map(([path, text]) => recipeOf(path, text))
  .sort((one, other) => one.name.localeCompare(other.name));

/** The recipes whose title, in either language, contains every word of the search. */
export function recipesLike(sought: string): ReadonlyArray<Recipe> {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return RECIPES.filter(({ titleZh, titleEn }) => {
    const title = `${titleZh} ${titleEn}`.toLowerCase();
    return words.every((word) => title.includes(word));
  });
}

function recipeOf(path: string, text: string): Recipe {
  const head = (key: string) => new RegExp(`^# ${key}: (.+)$`, 'm').exec(text)?.[1] ?? '';
  return {
    name: path.replace(/^.*\/|\.graphql$/g, ''),
    titleZh: head('title-zh'),
    titleEn: head('title-en'),
    story: head('story'),
    storyZh: head('story-zh'),
    variables: JSON.stringify(JSON.parse(head('variables')), null, 2),
    query: text.replace(/^# variables: .+\n/m, ''),
  };
}
