import { useGraphiQL, type MonacoEditor } from '@graphiql/react';
import { useEffect, useState } from 'react';

const SETTLES_MS = 200;

/** The text of the query editor, updated a moment after each change. */
export function useQueryText(): string {
  return useText(useGraphiQL((state) => state.queryEditor));
}

/** The text of the variables editor. */
export function useVariablesText(): string {
  return useText(useGraphiQL((state) => state.variableEditor));
}

function useText(editor: MonacoEditor | undefined): string {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!editor) return undefined;
    let timer = 0;
    const tell = () => setText(editor.getValue());
    tell();
    const listening = editor.onDidChangeModelContent(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(tell, SETTLES_MS);
    });
    return () => {
      window.clearTimeout(timer);
      listening.dispose();
    };
  }, [editor]);
  return text;
}
