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
  page('/', () => import('./pages/overview'), 'OverviewPage'),
  page('/catalogue', () => import('./pages/catalogue'), 'CataloguePage'),
  page('/catalogue/$', () => import('./pages/dataset'), 'DatasetPage'),
  page('/requests', () => import('./pages/requests'), 'RequestsPage'),
  page('/requests/$id', () => import('./pages/request'), 'RequestPage'),
  page('/record', () => import('./pages/record'), 'RecordPage'),
  page('/plan', () => import('./pages/plan'), 'PlanPage'),
  page('/sign-in', () => import('./pages/sign-in'), 'SignInPage'),
]);

/** Addresses of the console; each page is loaded when it is first gone to. */
export const router = createRouter({ routeTree, defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
