import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { HomePage } from './matter/HomePage.tsx'
import { type OwnActName, ownActOf } from './matter/ownActName.ts'
import { NotFoundPage, BrokenPage } from './shell/NotFoundPage.tsx'
import { queries } from './shell/reads.ts'
import { isFieldPost, meQuery } from './sign-in/session.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })
const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

/** People of the field begin at 今天; whoever else opens the phone is a resident. */
const home = createRoute({
  ...at('/'),
  beforeLoad: () => {
    if (isFieldPost(queries.getQueryData(meQuery.queryKey)?.acting))
      throw redirect({ to: '/today' })
  },
  component: HomePage,
})

const residentPages = [
  createRoute({
    ...at('/report'),
    component: lazyRouteComponent(() => import('./matter/ReportPage.tsx'), 'ReportPage'),
  }),
  createRoute({
    ...at('/receipt/$operationId'),
    component: lazyRouteComponent(() => import('./matter/ReceiptPage.tsx'), 'ReceiptPage'),
  }),
  createRoute({
    ...at('/my'),
    component: lazyRouteComponent(() => import('./matter/MyReportsPage.tsx'), 'MyReportsPage'),
  }),
  createRoute({
    ...at('/my/$reportId'),
    validateSearch: (search): { act?: OwnActName } => {
      const act = ownActOf(search.act)
      return act ? { act } : {}
    },
    component: lazyRouteComponent(() => import('./matter/MyReportPage.tsx'), 'MyReportPage'),
  }),
  createRoute({
    ...at('/find'),
    component: lazyRouteComponent(() => import('./matter/FindPage.tsx'), 'FindPage'),
  }),
  createRoute({
    ...at('/r/$receiptCode'),
    component: lazyRouteComponent(() => import('./matter/FindPage.tsx'), 'ScannedPage'),
  }),
  createRoute({
    ...at('/partner/$token'),
    component: lazyRouteComponent(() => import('./casework/PartnerPage.tsx'), 'PartnerPage'),
  }),
  createRoute({
    ...at('/help'),
    component: lazyRouteComponent(() => import('./matter/HelpPage.tsx'), 'HelpPage'),
  }),
] as const

const ownPages = [
  createRoute({
    ...at('/me'),
    component: lazyRouteComponent(() => import('./sign-in/MePage.tsx'), 'MePage'),
  }),
  createRoute({
    ...at('/me/readings'),
    component: lazyRouteComponent(() => import('./privacy/ReadingsPage.tsx'), 'ReadingsPage'),
  }),
  createRoute({
    ...at('/sign-in'),
    component: lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...at('/posts'),
    component: lazyRouteComponent(() => import('./sign-in/PostsPage.tsx'), 'PostsPage'),
  }),
  createRoute({
    ...at('/outbox'),
    component: lazyRouteComponent(() => import('./outbox/OutboxPage.tsx'), 'OutboxPage'),
  }),
] as const

const fieldPages = [
  createRoute({
    ...at('/today'),
    component: lazyRouteComponent(() => import('./casework/TodayPage.tsx'), 'TodayPage'),
  }),
  createRoute({
    ...at('/note'),
    validateSearch: (search): { place?: string } =>
      typeof search.place === 'string' ? { place: search.place } : {},
    component: lazyRouteComponent(() => import('./casework/PatrolPage.tsx'), 'PatrolPage'),
  }),
  createRoute({
    ...at('/tasks/$caseId'),
    component: lazyRouteComponent(() => import('./casework/TaskPage.tsx'), 'TaskPage'),
  }),
  createRoute({
    ...at('/grid'),
    component: lazyRouteComponent(() => import('./grid/GridPage.tsx'), 'MyGridPage'),
  }),
  createRoute({
    ...at('/grid/$nodeId'),
    component: lazyRouteComponent(() => import('./grid/GridPage.tsx'), 'GridPage'),
  }),
  createRoute({
    ...at('/buildings/$nodeId'),
    component: lazyRouteComponent(() => import('./grid/BuildingPage.tsx'), 'BuildingPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren([home, ...residentPages, ...ownPages, ...fieldPages]),
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
