import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { isProblem } from '@linli/kit/client'
import { Failure } from './shell/answered.tsx'
import { onSignedOut } from './shell/asking.ts'
import { placesFor } from './shell/desk-map.ts'
import { NotForPost, NotHere } from './shell/NotHere.tsx'
import { whoAmI } from './shell/session.ts'
import { Shell } from './shell/Shell.tsx'
import {
  boardSearch,
  calendarSearch,
  caseListSearch,
  catalogueSearch,
  figuresSearch,
  gridSearch,
  intakeSearch,
  signInSearch,
  sixSearch,
} from './search.ts'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotHere,
  errorComponent: ({ error }) => <Failure error={error} />,
})

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
})
const postsRoute = createRoute({
  getParentRoute: () => root,
  path: '/posts',
  component: lazyRouteComponent(() => import('./sign-in/PostPage.tsx'), 'PostPage'),
})

const secondFactorRoute = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  component: lazyRouteComponent(() => import('./sign-in/SecondFactorPage.tsx'), 'SecondFactorPage'),
})

/** Everything behind the sign-in; without a post acted under there is nothing to show. */
const deskRoute = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      const me = await whoAmI()
      if (me.acting === undefined) throw redirect({ to: '/posts' })
      if (me.mustSetUpSecondFactor) throw redirect({ to: '/second-factor' })
      return { me }
    } catch (error) {
      if (!isProblem(error, 'not-signed-in')) throw error
      throw redirect({ to: '/sign-in', search: { next: `/desk${location.href}` } })
    }
  },
})

const startRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const first = placesFor(context.me.acting?.post)[0]
    if (first !== undefined) throw redirect({ to: first.path })
  },
  component: NotForPost,
})

const boards = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/dispatch',
    validateSearch: boardSearch,
    component: lazyRouteComponent(() => import('./casework/DispatchPage.tsx'), 'DispatchPage'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/inbox',
    validateSearch: boardSearch,
    component: lazyRouteComponent(() => import('./casework/InboxPage.tsx'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/filing',
    validateSearch: boardSearch,
    component: lazyRouteComponent(() => import('./casework/FilingPage.tsx'), 'FilingPage'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/checking',
    validateSearch: boardSearch,
    component: lazyRouteComponent(() => import('./casework/CheckingPage.tsx'), 'CheckingPage'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/tasks',
    validateSearch: boardSearch,
    component: lazyRouteComponent(() => import('./casework/TasksPage.tsx'), 'TasksPage'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/decisions',
    validateSearch: boardSearch,
    component: lazyRouteComponent(() => import('./casework/DecisionsPage.tsx'), 'DecisionsPage'),
  }),
] as const

const intakeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/inbox/new',
  validateSearch: intakeSearch,
  component: lazyRouteComponent(() => import('./casework/IntakePage.tsx'), 'IntakePage'),
})
const casesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/cases',
  validateSearch: caseListSearch,
  component: lazyRouteComponent(() => import('./casework/CaseListPage.tsx'), 'CaseListPage'),
})
const caseRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./casework/CasePage.tsx'), 'CasePage'),
})
const sixRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/six',
  validateSearch: sixSearch,
  component: lazyRouteComponent(() => import('./casework/SixPage.tsx'), 'SixPage'),
})
const figuresRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/figures',
  validateSearch: figuresSearch,
  component: lazyRouteComponent(() => import('./casework/FiguresPage.tsx'), 'FiguresPage'),
})
const gridRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/grid',
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import('./grid/GridPage.tsx'), 'GridPage'),
})
const gridNodeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/grid/$nodeId',
  component: lazyRouteComponent(() => import('./grid/NodePage.tsx'), 'NodePage'),
})
const catalogueRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/catalogue',
  component: lazyRouteComponent(() => import('./matter/CataloguePage.tsx'), 'CataloguePage'),
})

const cataloguesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/catalogues',
  component: lazyRouteComponent(
    () => import('./matter/CatalogueVersionsPage.tsx'),
    'CatalogueVersionsPage',
  ),
})
const catalogueVersionRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/catalogues/$catalogueId',
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(
    () => import('./matter/CatalogueVersionPage.tsx'),
    'CatalogueVersionPage',
  ),
})
const categoryRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/catalogues/$catalogueId/types/$code',
  component: lazyRouteComponent(
    () => import('./matter/CategoryEditorPage.tsx'),
    'CategoryEditorPage',
  ),
})
const calendarRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./calendar/CalendarPage.tsx'), 'CalendarPage'),
})

export const router = createRouter({
  basepath: '/desk',
  routeTree: root.addChildren([
    signInRoute,
    postsRoute,
    secondFactorRoute,
    deskRoute.addChildren([
      startRoute,
      ...boards,
      intakeRoute,
      casesRoute,
      caseRoute,
      sixRoute,
      figuresRoute,
      gridRoute,
      gridNodeRoute,
      catalogueRoute,
      cataloguesRoute,
      catalogueVersionRoute,
      categoryRoute,
      calendarRoute,
    ]),
  ]),
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} onAgain={reset} />,
})

/** A sign-in that ended elsewhere leads back to the sign-in page, and from there to the same place. */
onSignedOut(() => {
  if (!router.state.location.pathname.startsWith('/sign-in')) {
    const next = `/desk${router.state.location.href}`
    void router.navigate({ to: '/sign-in', search: { next } })
  }
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
