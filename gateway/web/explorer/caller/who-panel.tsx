import { useState, type FormEvent } from 'react';
import { CallerName, CallerOrganisation } from '../../common/caller-name';
import { useDistrictName } from '../../common/use-district-name';
import { useLanguage } from '../../common/language';
import { useSession, useSigning, type Session } from '../../common/session';
import { SignIn } from '../../common/sign-in';
import { Failure, Loading } from '../../common/states';
import { useCaller } from './caller';

/** Shows the caller of this tab, and how to change it; a change runs no query. */
export function WhoPanel() {
  const { t } = useLanguage();
  const { token } = useCaller();
  const { data: session, error, refetch } = useSession();
  return (
    <section className="panel">
      <h2>{t({ zh: '当前身份', en: 'Who am I' })}</h2>
      <p className="hint">
        {t({
          zh: '切换身份不会重新执行任何查询，请自行再次运行。',
          en: 'Changing the caller runs nothing by itself; run the query again.',
        })}
      </p>
      {token === null ? null : (
        <p className="notice">
          {t({
            zh: '本标签页正在使用粘贴的客户端令牌查询，下方会话暂不使用。',
            en: 'This tab uses the pasted token of a client; the session below is not used.',
          })}
        </p>
      )}
      {session ? <WhoSession session={session} /> : null}
      {!session && error ? <Failure error={error} onAgain={() => void refetch()} /> : null}
      {!session && !error ? <Loading /> : null}
      <Token />
      <SignIn />
    </section>
  );
}

function WhoSession({ session }: { readonly session: Session }) {
  const { t, language } = useLanguage();
  const { signOut } = useSigning();
  const districtName = useDistrictName();
  if (session.kind === 'NOBODY')
    return (
      <p>{t({ zh: '未登录：以社会公众身份查询。', en: 'Not signed in: the public asks.' })}</p>
    );
  const posts = session.posts.map(({ nameZh, nameEn }) => (language === 'zh' ? nameZh : nameEn));
  return (
    <>
      <dl className="facts">
        <dt>{t({ zh: '账号', en: 'Account' })}</dt>
        <dd>
          <CallerName session={session} />
        </dd>
        <dt>{t({ zh: '岗位', en: 'Posts' })}</dt>
        <dd>{posts.join(language === 'zh' ? '、' : ', ') || '—'}</dd>
        <dt>{t({ zh: '单位', en: 'Organisation' })}</dt>
        <dd>
          <CallerOrganisation session={session} />
        </dd>
        {session.districts ? (
          <>
            <dt>{t({ zh: '县市区', en: 'Districts' })}</dt>
            <dd>{session.districts.map(districtName).join(t({ zh: '、', en: ', ' }))}</dd>
          </>
        ) : null}
      </dl>
      <Purpose session={session} />
      <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        {t({ zh: '退出登录', en: 'Sign out' })}
      </button>
    </>
  );
}

function Purpose({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const { choosePurpose } = useSigning();
  if (session.purposes.length === 0) return null;
  return (
    <>
      <label className="field">
        {t({ zh: '使用目的（限已获授权的目的）', en: 'Purpose, among those granted' })}
        <select
          value={session.purpose ?? ''}
          disabled={choosePurpose.isPending}
          onChange={(event) => choosePurpose.mutate(event.target.value || null)}
        >
          <option value="">{t({ zh: '不指定', en: 'None' })}</option>
          {session.purposes.map((purpose) => (
            <option key={purpose}>{purpose}</option>
          ))}
        </select>
      </label>
      {choosePurpose.error ? <Failure error={choosePurpose.error} /> : null}
    </>
  );
}

/** The field is cleared once the token is in use: the token exists only in this tab's memory. */
function Token() {
  const { t } = useLanguage();
  const { token, setToken } = useCaller();
  const [typed, setTyped] = useState('');
  const use = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    setToken(typed.trim());
    setTyped('');
  };
  if (token !== null)
    return (
      <button type="button" onClick={() => setToken(null)}>
        {t({ zh: '停用并清除客户端令牌', en: 'Forget the client token' })}
      </button>
    );
  return (
    <form className="token" onSubmit={use}>
      <label className="field">
        {t({
          zh: '客户端令牌（仅在本标签页内存中使用，不保存）',
          en: 'Token of a client (for this tab only, not stored)',
        })}
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" disabled={typed.trim() === ''}>
        {t({ zh: '使用令牌', en: 'Use it' })}
      </button>
    </form>
  );
}
