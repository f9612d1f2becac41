import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { DialogEnd, Refused } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'
import { useDiscardDraft, useRenameDraft } from './catalogue-edit.ts'

type Props = { item: CatalogueVersionPage['item'] }
type OneProps = Props & { onClose: () => void }

/** What can be done with a draft as a whole: another label, or away with it. */
export function CatalogueDraftActs({ item }: Props) {
  const [open, setOpen] = useState<'rename' | 'discard'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen('rename')}>
        {t('matter.rename')}
      </button>
      <button type="button" className="btn" onClick={() => setOpen('discard')}>
        {t('matter.discard')}
      </button>
      {open === 'rename' && <Rename item={item} onClose={close} />}
      {open === 'discard' && <Discard item={item} onClose={close} />}
    </>
  )
}

function Rename({ item, onClose }: OneProps) {
  const [label, setLabel] = useState(item.label)
  const [isTried, setTried] = useState(false)
  const renaming = useRenameDraft(item.catalogueId, () => {
    announce(t('matter.renamed', { label: label.trim() }))
    onClose()
  })
  return (
    <Dialog title={t('matter.rename')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (label.trim() !== '') renaming.mutate(label.trim())
        }}
      >
        <Refused error={renaming.error} />
        <FormField
          label={t('matter.label')}
          hint={t('matter.labelHint')}
          error={isTried && label.trim() === '' ? t('matter.gap-text') : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              data-first-focus
              className="input"
              maxLength={40}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </FormField>
        <DialogEnd
          verb={t('matter.rename')}
          not={t('matter.notRename')}
          onClose={onClose}
          isBusy={renaming.isPending}
        />
      </form>
    </Dialog>
  )
}

function Discard({ item, onClose }: OneProps) {
  const navigate = useNavigate()
  const discarding = useDiscardDraft(item.catalogueId, async () => {
    announce(t('matter.discarded', { label: item.label }))
    await navigate({ to: '/catalogues' })
  })
  return (
    <Dialog title={t('matter.discard')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          discarding.mutate()
        }}
      >
        <p>{t('matter.discardEffect', { label: item.label })}</p>
        <Refused error={discarding.error} />
        <DialogEnd
          verb={t('matter.discard')}
          not={t('matter.notDiscard')}
          onClose={onClose}
          isBusy={discarding.isPending}
        />
      </form>
    </Dialog>
  )
}
