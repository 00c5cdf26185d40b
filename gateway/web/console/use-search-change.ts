import { useNavigate } from '@tanstack/react-router';

/** Changes what an address says of its page, in the place of what it said; what is empty is left out of it. */
export function useSearchChange<Search extends object>(search: Search): (change: Search) => void {
  const navigate = useNavigate();
  return (change) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => Boolean(value));
    void navigate({ to: '.', search: Object.fromEntries(next), replace: true });
  };
}
