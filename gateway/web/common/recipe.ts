/** A cross-domain question of the bureau, as in its file. */
export interface Recipe {
  readonly name: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Who asks it, and why. */
  readonly story: string;
  readonly storyZh: string;
  /** Example variables, as JSON that people read. */
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

/** Those whose title, in either language, has every word of what is sought. */
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
