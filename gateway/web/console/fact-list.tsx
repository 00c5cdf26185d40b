import type { ReactNode } from 'react';

/** A name and its value; null, undefined and false omit the row. */
export type Fact = readonly [name: string, value: ReactNode];

/** A list of names and values. */
export function FactList({ facts }: { readonly facts: ReadonlyArray<Fact> }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null || value === undefined || value === false ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
