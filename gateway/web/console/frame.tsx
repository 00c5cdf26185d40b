import { Link, Outlet } from '@tanstack/react-router';
import { CallerName } from '../common/caller-name';
import { LanguageSwitch, useLanguage } from '../common/language';
import { useSession, useSigning } from '../common/session';
import { HalvesWait } from './halves/halves-wait';

const PAGES = [
  ['/', { zh: '总览', en: 'Overview' }],
  ['/catalogue', { zh: '数据目录', en: 'Catalogue' }],
  ['/stations', { zh: '监测站点', en: 'Stations' }],
  ['/analysis', { zh: '专题分析', en: 'Analysis' }],
  ['/requests', { zh: '共享申请', en: 'Requests' }],
  ['/releases', { zh: '信息发布', en: 'Releases' }],
  ['/reviews', { zh: '数据审核', en: 'Review' }],
  ['/record', { zh: '使用留痕', en: 'Record' }],
  ['/plan', { zh: '方案落实', en: 'Plan' }],
] as const;

/** The frame of every page of the console: header, navigation and content. */
export function Frame() {
  const { t } = useLanguage();
  return (
    <>
      <a className="skip" href="#main">
        {t({ zh: '跳到正文', en: 'Skip to content' })}
      </a>
      <header className="bar">
        <Link to="/" className="name">
          {t({ zh: '江门 · 生态环境数据共享枢纽', en: 'Jiangmen RiverGate' })}
        </Link>
        <nav aria-label={t({ zh: '主导航', en: 'Main' })}>
          {PAGES.map(([to, words]) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              {t(words)}
            </Link>
          ))}
          <a href="/explorer/">{t({ zh: '查询工作台', en: 'Explorer' })}</a>
          <a href="/docs">{t({ zh: '文档', en: 'Docs' })}</a>
        </nav>
        <div className="who">
          <WhoAmI />
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <HalvesWait />
        <Outlet />
      </main>
    </>
  );
}

function WhoAmI() {
  const { t, language } = useLanguage();
  const { data: session } = useSession();
  const { signOut } = useSigning();
  if (!session) return null;
  if (session.kind === 'NOBODY')
    return <Link to="/sign-in">{t({ zh: '登录', en: 'Sign in' })}</Link>;
  const posts = session.posts.map(({ nameZh, nameEn }) => (language === 'zh' ? nameZh : nameEn));
  return (
    <>
      <Link to="/sign-in" title={posts.join('、')}>
        <CallerName session={session} />
      </Link>
      <button type="button" className="quiet" onClick={() => signOut.mutate()}>
        {t({ zh: '退出', en: 'Sign out' })}
      </button>
    </>
  );
}
