import { lazy, Route, Router } from 'preact-iso';
import type { ComponentType } from 'preact';
import { Broken } from './pages/broken';
import { NotFound } from './pages/not-found';

/** page loads the code of a page when it is first shown. */
function page(load: () => Promise<unknown>) {
  return lazy(() => load().catch(() => Broken) as Promise<ComponentType>);
}

// The addresses of the pages. web/web.go knows them too, so that each is answered with 200.
const Overview = page(() => import('./pages/overview'));
const Explore = page(() => import('./pages/explore'));
const DataIndex = page(() => import('./pages/data-index'));
const DataPage = page(() => import('./pages/data'));
const County = page(() => import('./pages/county'));
const AnyRecord = page(() => import('./pages/record'));
const Province = page(() => import('./pages/record').then((page) => page.Province));
const Pairing = page(() => import('./pages/record').then((page) => page.Pairing));
const Enterprise = page(() => import('./pages/record').then((page) => page.Enterprise));
const Project = page(() => import('./pages/record').then((page) => page.Project));
const Park = page(() => import('./pages/record').then((page) => page.Park));
const Reconciliation = page(() => import('./pages/reconciliation'));
const Quality = page(() => import('./pages/quality'));
const Screen = page(() => import('./pages/screen'));
const Templates = page(() => import('./pages/templates'));
const SignIn = page(() => import('./pages/sign-in'));
const FormPage = page(() => import('./pages/form'));
const Work = page(() => import('./pages/work'));
const Assessment = page(() => import('./pages/assessment'));

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
      <Route path="/sign-in" component={SignIn} />
      <Route path="/new/:verb" component={FormPage} />
      <Route path="/edit/:verb" component={FormPage} />
      <Route path="/work" component={Work} />
      <Route default component={NotFound} />
    </Router>
  );
}
