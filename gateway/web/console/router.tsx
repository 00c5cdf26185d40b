import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Failure } from '../common/states';
import { Frame } from './frame';
import { NotFound } from './not-found';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <Failure error={error} />,
});

const page = <Path extends string>(
  path: Path,
  load: () => Promise<Record<string, unknown>>,
  name: string,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
  });

const routeTree = root.addChildren([
  page('/', () => import('./pages/catalogue'), 'CataloguePage'),
  page('/catalogue', () => import('./pages/catalogue'), 'CataloguePage'),
  page('/catalogue/$', () => import('./pages/dataset'), 'DatasetPage'),
  page('/sign-in', () => import('./pages/sign-in'), 'SignInPage'),
]);

/** Addresses of the console; each page is loaded when it is first gone to. */
export const router = createRouter({ routeTree, defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
