import { useGraphiQL, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';
import { useLanguage } from '../../common/language';
import type { SelectedField } from './fields-of';
import { isCut, reasonOf, STANDINGS } from './standing';
import { useSelectedFields } from './use-selected-fields';

const OURS = 'rivergate';

/** Marks in the editor, before a run, each field that will be cut for the caller. */
export function Marks() {
  const { language } = useLanguage();
  const editor = useGraphiQL((state) => state.queryEditor);
  const monaco = useMonaco((state) => state.monaco);
  const fields = useSelectedFields();
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || !monaco) return undefined;
    const cut = fields.filter(({ standing, isWithinCut }) => isCut(standing) && !isWithinCut);
    monaco.editor.setModelMarkers(
      model,
      OURS,
      cut.map((field) => ({
        ...rangeOf(field),
        severity: monaco.MarkerSeverity.Warning,
        source: 'RiverGate',
        message: `${field.coordinate} · ${STANDINGS[field.standing][language]}\n${reasonOf(field.dataset)[language]}`,
      })),
    );
    const labels = editor.createDecorationsCollection(
      onePerPlace(cut).map((field) => ({
        range: rangeOf(field),
        options: {
          inlineClassName: 'cut-field',
          after: {
            content: ` ${STANDINGS[field.standing][language]} `,
            inlineClassName: `cut-label ${field.standing === 'ASK' ? 'ask' : 'withheld'}`,
          },
        },
      })),
    );
    return () => {
      labels.clear();
      if (!model.isDisposed()) monaco.editor.setModelMarkers(model, OURS, []);
    };
  }, [editor, monaco, fields, language]);
  return null;
}

function rangeOf({ line, column, endColumn }: SelectedField) {
  return { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn };
}

/** A field of an interface may be cut for several of its types: one label is enough. */
function onePerPlace(fields: ReadonlyArray<SelectedField>): ReadonlyArray<SelectedField> {
  const byPlace = new Map(fields.map((field) => [`${field.line}:${field.column}`, field]));
  return [...byPlace.values()];
}
