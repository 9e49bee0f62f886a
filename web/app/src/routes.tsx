import { lazy, Route, Router } from 'preact-iso';
import { NotFound } from './pages/not-found';

// The addresses of the pages. web/web.go knows them too, so that each is answered with 200.
const Overview = lazy(() => import('./pages/overview'));
const Reconciliation = lazy(() => import('./pages/reconciliation'));
const Quality = lazy(() => import('./pages/quality'));
const Screen = lazy(() => import('./pages/screen'));
const Templates = lazy(() => import('./pages/templates'));
const Assessment = lazy(() => import('./pages/assessment'));

export function Routes() {
  return (
    <Router>
      <Route path="/" component={Overview} />
      <Route path="/reconciliation" component={Reconciliation} />
      <Route path="/quality" component={Quality} />
      <Route path="/assessment" component={Assessment} />
      <Route path="/screen" component={Screen} />
      <Route path="/templates" component={Templates} />
      <Route default component={NotFound} />
    </Router>
  );
}
