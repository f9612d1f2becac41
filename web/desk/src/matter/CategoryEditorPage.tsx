import { Icon } from '@linli/kit/icons'
import { Link, useBlocker, useNavigate, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Answered, Empty } from '../shell/answered.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { CategoryForm } from './CategoryForm.tsx'
import { type Category, spoken } from './catalogue.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'
import { useCatalogueVersion, useIsAdministrator, useKeepCategory } from './catalogue-edit.ts'
import { gapsOf, newCategory, tidied } from './category-draft.ts'
import './rules.css'

/** The editor of one type of a draft; a number that is free yet describes a new type. */
export function CategoryEditorPage() {
  const { catalogueId, code } = useParams({ from: '/desk/catalogues/$catalogueId/types/$code' })
  const isAdministrator = useIsAdministrator()
  return (
    <Answered query={useCatalogueVersion(catalogueId)} bars={10}>
      {(page) => {
        const isClosed = !isAdministrator || page.item.publishedAt !== undefined
        if (isClosed) return <Closed page={page} />
        return <Editor key={code} page={page} code={code} />
      }}
    </Answered>
  )
}

function Editor({ page, code }: { page: CatalogueVersionPage; code: string }) {
  const { version, item } = page
  const known = version.categories.find((category) => category.code === code)
  const [start] = useState(() => known ?? newCategory(version, code))
  const [revision] = useState(page.revisions[code])
  const [draft, setDraft] = useState(start)
  const [tries, setTries] = useState(0)
  const keeping = useKeeping(item.catalogueId)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(start)
  const leaving = useLeaving(isChanged, keeping.isKept)
  const name = draft.names.zh === '' && draft.names.en === '' ? '' : spoken(draft.names)
  useTitle(`${code} ${name}`)
  return (
    <>
      <nav className="s row" aria-label={t('matter.crumbs')}>
        <Link
          to="/catalogues/$catalogueId"
          params={{ catalogueId: item.catalogueId }}
          className="row rules-back"
        >
          <Icon name="back" />
          {item.label}
        </Link>
      </nav>
      <div className="head">
        <h1>
          {code} {name}
        </h1>
        <span className="s rules-head-lead">{t(known ? 'matter.editLead' : 'matter.newLead')}</span>
      </div>
      <CategoryForm
        version={version}
        draft={draft}
        tries={tries}
        error={keeping.error}
        isBusy={keeping.isPending}
        isChanged={isChanged}
        onReplace={setDraft}
        onKeep={() => {
          setTries((before) => before + 1)
          if (gapsOf(draft).length === 0) keeping.keep({ category: tidied(draft), revision })
        }}
      />
      {leaving.status === 'blocked' && (
        <Dialog title={t('matter.leaveTitle')} onClose={leaving.reset}>
          <p>{t('matter.leaveEffect')}</p>
          <div className="go">
            <button type="button" className="btn p" onClick={leaving.reset}>
              {t('matter.stay')}
            </button>
            <button type="button" className="btn" onClick={leaving.proceed}>
              {t('matter.leave')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** Keeps the type and goes back to the draft, without asking about what is kept by then. */
function useKeeping(catalogueId: string) {
  const navigate = useNavigate()
  const isKept = useRef(false)
  const keeping = useKeepCategory(catalogueId)
  const keep = ({ category, revision }: { category: Category; revision: string | undefined }) =>
    keeping.mutate(
      { category, revision },
      {
        onSuccess: () => {
          isKept.current = true
          announce(t('matter.keptType', { name: `${category.code} ${spoken(category.names)}` }))
          void navigate({ to: '/catalogues/$catalogueId', params: { catalogueId } })
        },
      },
    )
  return { keep, isKept, error: keeping.error, isPending: keeping.isPending }
}

function useLeaving(isChanged: boolean, isKept: { readonly current: boolean }) {
  return useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isChanged && !isKept.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged && !isKept.current,
    withResolver: true,
  })
}

function Closed({ page }: { page: CatalogueVersionPage }) {
  const params = { catalogueId: page.item.catalogueId }
  return (
    <Empty>
      <p>{t('matter.readOnly')}</p>
      <Link to="/catalogues/$catalogueId" params={params}>
        {page.item.label}
      </Link>
    </Empty>
  )
}
