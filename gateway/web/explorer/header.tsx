import { useWindowTitle } from '../common/page-heading';
import { CallerName } from '../common/caller-name';
import { LanguageSwitch, useLanguage } from '../common/language';
import { useSession } from '../common/session';
import { useCaller } from './caller/caller';

/** The header of the explorer: title, link to the console, and the caller. */
export function Header() {
  const { t } = useLanguage();
  useWindowTitle(t({ zh: '查询工作台', en: 'Explorer' }));
  return (
    <header className="top">
      <h1>{t({ zh: '江门 · 查询工作台', en: 'RiverGate Explorer' })}</h1>
      <nav aria-label={t({ zh: '主导航', en: 'Main' })}>
        <a href="/">{t({ zh: '数据门户', en: 'Console' })}</a>
        <a href="/catalogue">{t({ zh: '数据目录', en: 'Catalogue' })}</a>
        <a href="/docs">{t({ zh: '文档', en: 'Docs' })}</a>
      </nav>
      <div className="who">
        <Who />
        <LanguageSwitch />
      </div>
    </header>
  );
}

function Who() {
  const { t } = useLanguage();
  const { token } = useCaller();
  const { data: session } = useSession();
  if (token !== null) return <span>{t({ zh: '客户端令牌', en: 'Client token' })}</span>;
  if (!session) return null;
  if (session.kind === 'NOBODY')
    return <span>{t({ zh: '社会公众（未登录）', en: 'Public, not signed in' })}</span>;
  return (
    <span>
      <CallerName session={session} />
    </span>
  );
}
