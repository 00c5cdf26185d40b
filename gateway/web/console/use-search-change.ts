import { useNavigate } from '@tanstack/react-router';

/**
 * Returns a function that changes search parameters of the address, replacing the history entry;
 * empty values are removed.
 */
export function useSearchChange<Search extends object>(search: Search): (change: Search) => void {
  const navigate = useNavigate();
  return (change) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => Boolean(value));
    void navigate({ to: '.', search: Object.fromEntries(next), replace: true });
  };
}
