import type { Page } from '@playwright/test'
import type { Face } from './street.ts'

export type MainPage = {
  face: Face
  /** What it is, for the title of a test. */
  name: string
  /** Who opens it; nobody signed in when absent. */
  as?: string
  path: string | ((page: Page) => Promise<string>)
}

/** The pages that people of each post open every day. */
export const mainPages: readonly MainPage[] = [
  { face: 'phone', name: 'the home page before signing in', path: '/' },
  { face: 'phone', name: 'the sign-in page of the phone', path: '/sign-in' },
  { face: 'phone', name: 'finding a report by its receipt', path: '/find' },
  { face: 'phone', name: 'the resident’s home page', as: 'wangxiuzhen', path: '/' },
  { face: 'phone', name: 'reporting', as: 'wangxiuzhen', path: '/report' },
  { face: 'phone', name: 'my reports', as: 'wangxiuzhen', path: '/my' },
  { face: 'phone', name: 'one of my reports', as: 'wangxiuzhen', path: oneOfMyReports },
  { face: 'phone', name: 'getting help', as: 'wangxiuzhen', path: '/help' },
  { face: 'phone', name: 'my details and settings', as: 'wangxiuzhen', path: '/me' },
  { face: 'phone', name: 'today’s tasks', as: 'liumin', path: '/today' },
  { face: 'phone', name: 'one task', as: 'liumin', path: (page) => oneCase(page, '/tasks') },
  { face: 'phone', name: 'noting a problem', as: 'liumin', path: '/note' },
  { face: 'phone', name: 'my grid', as: 'liumin', path: '/grid' },
  { face: 'phone', name: 'a building', as: 'liumin', path: oneBuilding },
  { face: 'phone', name: 'the outbox', as: 'liumin', path: '/outbox' },
  { face: 'desk', name: 'the sign-in page of the desk', path: '/desk/sign-in' },
  { face: 'desk', name: 'the dispatch board', as: 'hewenjing', path: '/desk/dispatch' },
  { face: 'desk', name: 'the inbox', as: 'zhouxiaolan', path: '/desk/inbox' },
  { face: 'desk', name: 'taking a call', as: 'zhouxiaolan', path: '/desk/inbox/new' },
  { face: 'desk', name: 'filing', as: 'zhaoqiming', path: '/desk/filing' },
  { face: 'desk', name: 'checking', as: 'zhaoqiming', path: '/desk/checking' },
  { face: 'desk', name: 'a unit’s tasks', as: 'sunguoqiang', path: '/desk/tasks' },
  { face: 'desk', name: 'decisions of the street', as: 'linzhiyuan', path: '/desk/decisions' },
  { face: 'desk', name: 'all cases', as: 'hewenjing', path: '/desk/cases' },
  { face: 'desk', name: 'the board of six', as: 'hewenjing', path: '/desk/six' },
  { face: 'desk', name: 'one case', as: 'hewenjing', path: (page) => oneCase(page, '/desk/cases') },
  { face: 'desk', name: 'the grid', as: 'zhouxiaolan', path: '/desk/grid' },
  { face: 'desk', name: 'the catalogue', as: 'wuxiaodong', path: '/desk/catalogue' },
  { face: 'desk', name: 'the catalogue’s versions', as: 'wuxiaodong', path: '/desk/catalogues' },
  { face: 'desk', name: 'one version', as: 'linzhiyuan', path: oneVersion },
  { face: 'desk', name: 'the work calendar', as: 'wuxiaodong', path: '/desk/calendar' },
]

/** Opens a main page and waits until its content stands there. */
export async function open(page: Page, main: MainPage): Promise<void> {
  const path = typeof main.path === 'string' ? main.path : await main.path(page)
  await page.goto(path)
  await settled(page)
}

/** Nothing is being fetched or drawn in grey bars any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor()
  await page.waitForLoadState('networkidle')
}

async function oneOfMyReports(page: Page): Promise<string> {
  const { items } = await read(page, '/api/my/reports')
  return `/my/${items[0]?.reportId}`
}

async function oneCase(page: Page, under: string): Promise<string> {
  const { items } = await read(page, '/api/cases?view=open')
  return `${under}/${items[0]?.caseId}`
}

async function oneBuilding(page: Page): Promise<string> {
  const { items } = await read(page, '/api/grid/places?text=北区3网格5号楼')
  return `/buildings/${items[0]?.node?.nodeId}`
}

async function oneVersion(page: Page): Promise<string> {
  const { items } = await read(page, '/api/catalogues')
  return `/desk/catalogues/${items[0]?.catalogueId}`
}

type Found = { reportId?: string; caseId?: string; catalogueId?: string; node?: { nodeId: string } }

async function read(page: Page, path: string): Promise<{ items: Found[] }> {
  return (await page.request.get(path)).json()
}
