import { useGraphiQL } from '@graphiql/react';
import type { FormEvent } from 'react';
import { useLanguage } from '../../common/language';
import { Empty, Failure } from '../../common/states';
import { QuestionFiles } from './question-files';
import type { SavedQuestionFragment } from '../../generated/explorer/recipes/saved';
import { useSavedQuestions } from './saved';

/**
 * The caller's saved questions, stored on the hub: opens one, saves the tab's query, deletes one.
 */
export function SavedQuestions({
  onOpen,
}: {
  readonly onOpen: (question: SavedQuestionFragment) => void;
}) {
  const { t } = useLanguage();
  const { isSignedIn, list, save, remove } = useSavedQuestions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '');
    const variables = variableEditor?.getValue().trim();
    save.mutate({ name, query: queryEditor?.getValue() ?? '', variables: variables || '{}' });
  };
  return (
    <>
      <h3>{t({ zh: '我的查询', en: 'My questions' })}</h3>
      {isSignedIn ? (
        <form className="field" onSubmit={keep}>
          <label>
            {t({ zh: '将当前查询保存为', en: 'Save this query as' })}
            <input name="name" required maxLength={100} />
          </label>
          <button type="submit" disabled={save.isPending}>
            {t({ zh: '保存', en: 'Keep' })}
          </button>
        </form>
      ) : (
        <Empty>{t({ zh: '登录后可保存自己的查询。', en: 'Sign in to save your own.' })}</Empty>
      )}
      {isSignedIn ? <QuestionFiles questions={list.data ?? []} onTaken={save.mutateAsync} /> : null}
      {[save.error, remove.error, list.error].map((error, at) =>
        error ? <Failure key={at} error={error} /> : null,
      )}
      <ul className="recipes">
        {(list.data ?? []).map((question) => (
          <li key={question.name}>
            <button type="button" onClick={() => onOpen(question)}>
              <strong>{question.name}</strong>
            </button>
            <button
              type="button"
              className="quiet"
              onClick={() => remove.mutate(question.name)}
              aria-label={t({ zh: `删除“${question.name}”`, en: `Delete "${question.name}"` })}
            >
              {t({ zh: '删除', en: 'Delete' })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
