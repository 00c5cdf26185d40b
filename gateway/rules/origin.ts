import { getNamedType, getNullableType, isListType } from 'graphql';
import type { SelectedField } from './cost/field-size';
import { entryOf, givenArgument } from './cost/list-bounds';
import type { Origin } from './scope';

/**
 * The district that the objects of a field are or lie in, as far as the query determines it: by the
 * argument `code`, by a filter, or by an enclosing field.
 */
export function originOf({ node, definition, scope, facts }: SelectedField): Origin {
  const type = definition && getNamedType(definition.type).name;
  if (type === 'District') {
    if (definition && isListType(getNullableType(definition.type))) return {};
    const code = givenArgument(node, 'code', facts);
    if (typeof code === 'string') return { district: code };
    return scope.origin; // The district of a station is that of the list in which it was selected.
  }
  const asked = entryOf(givenArgument(node, 'filter', facts), 'district');
  if (typeof asked === 'string') return { district: asked };
  return isWithinDistrict(type, scope.type?.name) ? scope.origin : {};
}

/**
 * Stations of a district lie in it, and so do the pages of their list; what is near their place may
 * not.
 */
function isWithinDistrict(type: string | undefined, around: string | undefined): boolean {
  if (type === undefined || around === undefined) return false;
  const isPage = around.endsWith('Connection') || around.endsWith('Edge');
  return isPage || (around === 'District' && type.endsWith('Connection'));
}
