import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Language } from '../../common/kept-language';
import { useLanguage } from '../../common/language';
import { useCatalogue, type Catalogue } from './catalogue';
import { reasonOf, standingOf, STANDINGS } from './standing';

/**
 * Puts above the description of each field, in the docs and where the editor explains it: how it stands to
 * the caller, whose it is and by which clause. Of one that is cut also what to do.
 */
export function DocsStanding() {
  const { language } = useLanguage();
  const schema = useGraphiQL((state) => state.schema);
  const { data: catalogue } = useCatalogue();
  const firsts = useRef(new WeakMap<object, string>());
  useEffect(() => {
    if (schema && catalogue)
      annotate(schema, (coordinate) => saidOf(coordinate, catalogue, language), firsts.current);
  }, [schema, catalogue, language]);
  return null;
}

/** `firsts` keeps what stood in a description before ours was put above it. */
function annotate(
  schema: GraphQLSchema,
  sayOf: (coordinate: string) => string | null,
  firsts: WeakMap<object, string>,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const first = firsts.get(field) ?? field.description ?? '';
      firsts.set(field, first);
      const said = sayOf(`${type.name}.${field.name}`);
      field.description = said === null ? first : `${said}\n\n${first}`;
    }
  }
}

function saidOf(coordinate: string, catalogue: Catalogue, language: Language): string | null {
  const dataset = catalogue.get(coordinate);
  if (!dataset) return null;
  const standing = STANDINGS[standingOf(dataset, coordinate)][language];
  return `**${standing}** · ${reasonOf(dataset)[language].split('\n').join(' · ')}`;
}
