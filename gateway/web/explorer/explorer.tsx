import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { useLanguage } from '../common/language';
import { useCaller } from './caller/caller';
import { FIRST_QUESTION, FIRST_VARIABLES } from './first-question';
import { Header } from './header';
import { pluginsIn } from './plugins';
import { QuestionOfAddress } from './question-of-address';
import { useLastAnswer } from './result/last-answer';
import { timed } from './plan/times';
import { DocsStanding } from './view-as/docs-standing';
import { Marks } from './view-as/marks';

/** GraphiQL with the plugins of this hub. */
export function Explorer() {
  const { language } = useLanguage();
  const { send } = useCaller();
  const plugins = useMemo(() => pluginsIn(language), [language]);
  const [, keepAnswer] = useLastAnswer();
  const fetcher = useMemo<Fetcher>(
    () => async (question, options) => {
      if (question.operationName === 'IntrospectionQuery')
        return { ...(await send(question, options?.headers)) };
      const asked = { ...question, extensions: { timing: true as const } };
      const { times, ...answer } = timed(await send(asked, options?.headers));
      keepAnswer({ data: answer.data ?? null, times });
      return answer;
    },
    [send, keepAnswer],
  );
  return (
    <>
      <Header />
      <main>
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          forcedTheme="light"
          shouldPersistHeaders={false}
          defaultTabs={[{ query: FIRST_QUESTION }]}
          {...(isFirstVisit() ? { initialVariables: FIRST_VARIABLES } : {})}
          defaultEditorToolsVisibility="variables"
        >
          <GraphiQL.Logo>
            <PluginLanguage />
            <Marks />
            <DocsStanding />
            <QuestionOfAddress />
          </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

/** Whether GraphiQL has not stored any tabs here yet. */
function isFirstVisit(): boolean {
  return localStorage.getItem('graphiql:tabState') === null;
}

/** Keeps the open panel open when a change of the language changes its title. */
function PluginLanguage() {
  const plugins = useGraphiQL((state) => state.plugins);
  const visible = useGraphiQL((state) => state.visiblePlugin);
  const { setVisiblePlugin } = useGraphiQLActions();
  useEffect(() => {
    if (!visible || plugins.includes(visible)) return;
    const renamed = plugins.find(({ content }) => content === visible.content);
    if (renamed) setVisiblePlugin(renamed);
  }, [plugins, visible, setVisiblePlugin]);
  return null;
}
