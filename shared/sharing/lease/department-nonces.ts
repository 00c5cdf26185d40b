import { NONCE_FORM } from './given-nonces';

/** The newest nonce of each department, as a gateway hears them with the answers. */
export interface DepartmentNonces {
  heard(department: string, nonce: string): void;
  all(): ReadonlyArray<string>;
}

/** Nothing heard yet; of more departments than `most` those stay that were heard last. */
export function departmentNonces(most: number): DepartmentNonces {
  const newest = new Map<string, string>();
  return {
    heard: (department, nonce) => {
      if (!NONCE_FORM.test(nonce)) return;
      newest.delete(department); // The last in the map is the last that was heard.
      newest.set(department, nonce);
      const [oldest] = newest.keys();
      if (newest.size > most && oldest !== undefined) newest.delete(oldest);
    },
    all: () => [...newest.values()],
  };
}
