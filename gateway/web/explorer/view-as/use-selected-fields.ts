import { useGraphiQL } from '@graphiql/react';
import { useMemo } from 'react';
import { useQueryText } from '../editor-text';
import { useCatalogue } from './catalogue';
import { fieldsOf, type SelectedField } from './fields-of';

/** The fields that the tab's query selects, with their status for the caller. */
export function useSelectedFields(): ReadonlyArray<SelectedField> {
  const text = useQueryText();
  const schema = useGraphiQL((state) => state.schema);
  const { data: catalogue } = useCatalogue();
  return useMemo(
    () => (schema && catalogue ? fieldsOf(text, schema, catalogue) : []),
    [text, schema, catalogue],
  );
}
