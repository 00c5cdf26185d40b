import { Fragment, useMemo, type ReactNode } from 'react';
import { useLanguage } from '../common/language';
import { nameOf, titleOf } from '../common/named';
import { useAnswer } from '../common/use-answer';
import { CatalogueNamesDocument, DepartmentsDocument } from '../generated/console/names';
import { OrganisationKindWords } from '../generated/words';
import { wordsFor } from './terms';
import { HOUR_MS } from './times';

/** Names for the ids and codes of the hub. */
export interface Names {
  /**
   * The name of a field with its coordinate in small type; only the coordinate if the catalogue has
   * no name.
   */
  readonly field: (coordinate: string) => ReactNode;
  readonly fields: (coordinates: ReadonlyArray<string>) => ReactNode;
  /** The title of a dataset; its id if the catalogue does not list it. */
  readonly dataset: (id: string) => ReactNode;
  /** The name of a department; its id if the mandate has none. */
  readonly department: (id: string) => ReactNode;
  /** The name of a department, or the kind of any other organisation with its id in small type. */
  readonly organisation: (of: { readonly kind: string; readonly id: string }) => ReactNode;
}

/** Returns the names for a list or table; they are fetched from the hub once an hour. */
export function useNames(): Names {
  const { t, language } = useLanguage();
  const catalogue = useAnswer(CatalogueNamesDocument, {}, { staleTime: HOUR_MS }).data?.data;
  const departments = useAnswer(DepartmentsDocument, {}, { staleTime: HOUR_MS }).data?.data;
  return useMemo(() => {
    const all = catalogue?.datasets?.nodes ?? [];
    const datasets = new Map(all.map((one) => [one.id, titleOf(one, language)]));
    const items = all.flatMap((one) => one.items);
    const fieldNames = new Map(
      items.map((one) => [one.coordinate, language === 'zh' ? one.name : one.description]),
    );
    const known = new Map((departments?.departments ?? []).map((one) => [one.id, one]));
    const field = (coordinate: string) => named(fieldNames.get(coordinate), coordinate);
    return {
      field,
      fields: (coordinates) =>
        coordinates.map((coordinate, at) => (
          <Fragment key={coordinate}>
            {at > 0 ? t({ zh: '、', en: '; ' }) : null}
            {field(coordinate)}
          </Fragment>
        )),
      dataset: (id) => datasets.get(id) ?? <code>{id}</code>,
      department: (id) => nameOf(known.get(id), language) ?? <code>{id}</code>,
      organisation: ({ kind, id }) =>
        (kind === 'DEPARTMENT' ? nameOf(known.get(id), language) : null) ??
        named(t(wordsFor(OrganisationKindWords, kind)), id),
    };
  }, [catalogue, departments, language, t]);
}

/** A name with its code in small type; only the code if there is no name. */
export function named(name: string | null | undefined, code: string): ReactNode {
  if (!name) return <code>{code}</code>;
  return (
    <>
      {name}{' '}
      <small>
        <code>{code}</code>
      </small>
    </>
  );
}
