import { useState } from 'react';
import { useLanguage } from '../../common/language';
import { CopyButton } from '../../common/copy-button';
import { useQueryText, useVariablesText } from '../editor-text';
import { SNIPPETS } from './snippets';

/** The tab's query as code of a program. */
export function SnippetsPanel() {
  const { t } = useLanguage();
  const query = useQueryText();
  const variables = variablesIn(useVariablesText());
  const [chosen, setChosen] = useState('curl');
  const snippet = SNIPPETS.find(({ name }) => name === chosen) ?? SNIPPETS[0];
  const text =
    snippet?.write({
      endpoint: `${location.origin}/graphql`,
      query,
      variables: variables ?? {},
    }) ?? '';
  return (
    <section className="panel">
      <h2>{t({ zh: '调用代码', en: 'Snippets' })}</h2>
      <p className="hint">
        {t({
          zh: '令牌从环境变量 RIVERGATE_TOKEN 读取；查询已开放数据无需令牌。',
          en: 'The token is read from RIVERGATE_TOKEN; open data need none.',
        })}
      </p>
      <label className="field">
        {t({ zh: '语言', en: 'Language' })}
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {SNIPPETS.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {variables === null ? (
        <p className="notice" role="status">
          {t({
            zh: '变量不是有效的 JSON 对象，代码中暂为空。',
            en: 'The variables are not a JSON object; the snippet leaves them empty.',
          })}
        </p>
      ) : null}
      <CopyButton text={text} />
      <pre
        className="snippet"
        tabIndex={0}
        role="region"
        aria-label={t({ zh: '代码', en: 'Code' })}
      >
        {text}
      </pre>
    </section>
  );
}

function variablesIn(text: string): Readonly<Record<string, unknown>> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
