import type { GraphiQLPlugin } from '@graphiql/react';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import type { Language } from '../common/kept-language';
import type { Words } from '../common/language';
import { WhoPanel } from './caller/who-panel';
import { ICONS } from './icons';
import { PlanPanel } from './plan/plan-panel';
import { RecipesPanel } from './recipes/recipes-panel';
import { ResultPanel } from './result/result-panel';
import { SnippetsPanel } from './snippets/snippets-panel';
import { ViewAsPanel } from './view-as/view-as-panel';

type Panel = Pick<GraphiQLPlugin, 'content' | 'icon'> & { readonly words: Words };

const PANELS: ReadonlyArray<Panel> = [
  { words: { zh: '查询范例', en: 'Recipes' }, icon: ICONS.recipes, content: RecipesPanel },
  { words: { zh: '当前身份', en: 'Who am I' }, icon: ICONS.who, content: WhoPanel },
  { words: { zh: '字段权限', en: 'View as' }, icon: ICONS.viewAs, content: ViewAsPanel },
  { words: { zh: '开销与计划', en: 'Cost and plan' }, icon: ICONS.plan, content: PlanPanel },
  { words: { zh: '结果图表', en: 'Result' }, icon: ICONS.result, content: ResultPanel },
  { words: { zh: '调用代码', en: 'Snippets' }, icon: ICONS.snippets, content: SnippetsPanel },
];

/** The hub's plugins for GraphiQL, titled in a language. */
export function pluginsIn(language: Language): GraphiQLPlugin[] {
  const ours = PANELS.map(({ words, icon, content }) => ({
    title: words[language],
    icon,
    content,
  }));
  return [HISTORY_PLUGIN, ...ours];
}
