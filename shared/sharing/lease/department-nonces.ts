import { NONCE_FORM } from './given-nonces';

/** The newest nonce of each department, which a gateway receives with the answers. */
export interface DepartmentNonces {
  heard(department: string, nonce: string): void;
  all(): ReadonlyArray<string>;
}

/** Creates an empty store of nonces; keeps those of the `most` departments that answered last. */
export function departmentNonces(most: number): DepartmentNonces {
  const newest = new Map<string, string>();
  return {
    heard: (department, nonce) => {
      if (!NONCE_FORM.test(nonce)) return;
      newest.delete(department); // The last entry of the map is the most recent.
      newest.set(department, nonce);
      const [oldest] = newest.keys();
      if (newest.size > most && oldest !== undefined) newest.delete(oldest);
    },
    all: () => [...newest.values()],
  };
}
