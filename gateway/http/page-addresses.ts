/** Addresses of the console: one page, which reads its address itself. */
export const CONSOLE_ADDRESSES: ReadonlyArray<string> = [
  '/',
  '/sign-in',
  '/enrol',
  '/enrolments',
  '/catalogue',
  '/catalogue/:department/:name',
  '/stations',
  '/stations/:kind/:id',
  '/analysis',
  '/analysis/:recipe',
  '/requests',
  '/requests/new',
  '/requests/:id',
  '/releases',
  '/reviews',
  '/record',
  '/plan',
];

/** The page that is served at a path; null if there is none. */
export function pageAt(path: string): 'console' | 'explorer' | null {
  if (path === '/explorer/') return 'explorer';
  return CONSOLE_PATHS.some((pattern) => pattern.test(path)) ? 'console' : null;
}

const CONSOLE_PATHS = CONSOLE_ADDRESSES.map(
  (address) => new RegExp(`^${address.replace(/:\w+/g, '[^/]+')}$`),
);
