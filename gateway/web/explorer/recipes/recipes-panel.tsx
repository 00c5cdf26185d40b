import { useState } from 'react';
import { useLanguage } from '../../common/language';
import { Empty } from '../../common/states';
import { recipesLike } from '../../common/recipe';
import { useOpenQuestion } from '../use-open-question';
import { SavedQuestions } from './saved-questions';

/** The bureau's cross-domain queries; a click opens one in a new tab. */
export function RecipesPanel() {
  const { t, language } = useLanguage();
  const [sought, setSought] = useState('');
  const open = useOpenQuestion();
  const found = recipesLike(sought);
  return (
    <section className="panel">
      <h2>{t({ zh: '查询范例', en: 'Recipes' })}</h2>
      <p className="hint">
        {t({
          zh: '生态环境部门常用的跨部门问题：点击即在新标签页打开，变量一并填好。',
          en: "The bureau's cross-domain queries: a click opens one in a new tab, with its variables.",
        })}
      </p>
      <label className="field">
        {t({ zh: '按标题查找', en: 'Search by title' })}
        <input
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          placeholder={t({ zh: '例如：台风、土壤', en: 'Such as: typhoon, soil' })}
        />
      </label>
      <p role="status" className="visually-hidden">
        {t({ zh: `共 ${found.length} 个范例`, en: `${found.length} recipes` })}
      </p>
      {found.length === 0 ? (
        <Empty>{t({ zh: '没有标题相符的范例。', en: 'No recipe has such a title.' })}</Empty>
      ) : null}
      <ul className="recipes">
        {found.map((recipe) => (
          <li key={recipe.name}>
            <button type="button" onClick={() => open(recipe)}>
              <strong>{language === 'zh' ? recipe.titleZh : recipe.titleEn}</strong>
              <small lang={language === 'zh' ? 'en' : 'zh-CN'}>
                {language === 'zh' ? recipe.titleEn : recipe.titleZh}
              </small>
            </button>
            <details>
              <summary>{t({ zh: '背景', en: 'Story' })}</summary>
              <p>{language === 'zh' ? recipe.storyZh : recipe.story}</p>
            </details>
          </li>
        ))}
      </ul>
      <SavedQuestions onOpen={open} />
    </section>
  );
}
