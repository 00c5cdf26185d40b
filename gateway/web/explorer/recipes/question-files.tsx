import { useState } from 'react';
import { useLanguage } from '../../common/language';
import { saveFile } from '../../common/save-file';
import type { SavedQuestionFragment } from '../../generated/explorer/recipes/saved';

/** Exports saved questions to a file and imports them; those of the same name are replaced. */
export function QuestionFiles({
  questions,
  onTaken,
}: {
  readonly questions: ReadonlyArray<SavedQuestionFragment>;
  readonly onTaken: (question: SavedQuestionFragment) => Promise<unknown>;
}) {
  const { t } = useLanguage();
  const [said, setSaid] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    const taken = questionsIn(await file.text());
    if (taken === null) {
      setSaid(
        t({
          zh: '文件不符：应为由本页导出的 JSON，每项有 name、query 和 variables。',
          en: 'The file must be JSON that this page exported, each item with name, query and variables.',
        }),
      );
      return;
    }
    for (const question of taken) await onTaken(question);
    const count = String(taken.length);
    setSaid(t({ zh: `已导入 ${count} 个查询。`, en: `${count} questions were imported.` }));
  };
  return (
    <div className="tools">
      <button type="button" disabled={questions.length === 0} onClick={() => save(questions)}>
        {t({ zh: '导出为文件', en: 'Export' })}
      </button>
      <label>
        {t({ zh: '从文件导入', en: 'Import' })}
        <input
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </label>
      <span role="status">{said}</span>
    </div>
  );
}

function save(questions: ReadonlyArray<SavedQuestionFragment>): void {
  const plain = questions.map(({ name, query, variables }) => ({ name, query, variables }));
  saveFile('rivergate-questions.json', JSON.stringify(plain, null, 2), 'application/json');
}

function questionsIn(text: string): ReadonlyArray<SavedQuestionFragment> | null {
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) && items.every(isQuestion) ? items : null;
  } catch {
    return null;
  }
}

function isQuestion(item: unknown): item is SavedQuestionFragment {
  if (typeof item !== 'object' || item === null) return false;
  const { name, query, variables } = item as Partial<Record<keyof SavedQuestionFragment, unknown>>;
  return [name, query, variables].every((one) => typeof one === 'string');
}
