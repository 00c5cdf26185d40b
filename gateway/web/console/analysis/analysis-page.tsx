import { Link } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { RECIPES } from '../../common/recipe';

/**
 * The list of the bureau's cross-domain queries, which run with places and dates of the user's
 * choice.
 */
export function AnalysisPage() {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '专题分析', en: 'Analysis' })}</PageHeading>
      <p className="hint">
        {t({
          zh: '跨部门的常用问题：选定地点和时段即可运行，结果以地图、曲线和表格显示，地址可直接转发。',
          en: 'Questions across departments: choose place and time, see map, chart and table; the address can be shared.',
        })}
      </p>
      <ul className="cards">
        {RECIPES.map(({ name, titleZh, titleEn, story, storyZh }) => (
          <li key={name}>
            <Link to="/analysis/$recipe" params={{ recipe: name }}>
              {isChinese ? titleZh : titleEn}
            </Link>
            <p>{isChinese ? storyZh : story}</p>
          </li>
        ))}
      </ul>
    </article>
  );
}
