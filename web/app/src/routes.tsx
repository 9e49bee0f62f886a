import { lazy, Route, Router } from 'preact-iso';
import { NotFound } from './pages/not-found';

// The addresses of the pages. web/web.go knows them too, so that each is answered with 200.
const Overview = lazy(() => import('./pages/overview'));
const Explore = lazy(() => import('./pages/explore'));
const DataIndex = lazy(() => import('./pages/data-index'));
const DataPage = lazy(() => import('./pages/data'));
const County = lazy(() => import('./pages/county'));
const AnyRecord = lazy(() => import('./pages/record'));
const Province = lazy(() => import('./pages/record').then((page) => page.Province));
const Pairing = lazy(() => import('./pages/record').then((page) => page.Pairing));
const Enterprise = lazy(() => import('./pages/record').then((page) => page.Enterprise));
const Project = lazy(() => import('./pages/record').then((page) => page.Project));
const Park = lazy(() => import('./pages/record').then((page) => page.Park));
const Reconciliation = lazy(() => import('./pages/reconciliation'));
const Quality = lazy(() => import('./pages/quality'));
const Screen = lazy(() => import('./pages/screen'));
const Templates = lazy(() => import('./pages/templates'));
const Assessment = lazy(() => import('./pages/assessment'));

export function Routes() {
  return (
    <Router>
      <Route path="/" component={Overview} />
      <Route path="/explore" component={Explore} />
      <Route path="/data" component={DataIndex} />
      <Route path="/data/:kind" component={DataPage} />
      <Route path="/provinces/:code" component={Province} />
      <Route path="/counties/:code" component={County} />
      <Route path="/pairings/:id" component={Pairing} />
      <Route path="/enterprises/:uscc" component={Enterprise} />
      <Route path="/projects/:number" component={Project} />
      <Route path="/parks/:id" component={Park} />
      <Route path="/records/:entity/:id" component={AnyRecord} />
      <Route path="/reconciliation" component={Reconciliation} />
      <Route path="/quality" component={Quality} />
      <Route path="/assessment" component={Assessment} />
      <Route path="/screen" component={Screen} />
      <Route path="/templates" component={Templates} />
      <Route default component={NotFound} />
    </Router>
  );
}
