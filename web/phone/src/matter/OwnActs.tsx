import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { PhotoStrip } from '@linli/kit/parts/PhotoStrip'
import { Sheet } from '@linli/kit/parts/Sheet'
import { type ReactNode, useState } from 'react'
import { useDraft } from '../outbox/useDraft.ts'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import { actOnReport } from './answering.ts'

const PHOTO_LIMIT = 6
const SHORTEST_REASON = 2

/** 再补充几句: words, and photos if one likes. */
export function AddWords({ reportId, isAsked }: { reportId: string; isAsked: boolean }) {
  const [isOpen, setOpen] = useState(isAsked)
  const draft = useDraft(`add-words:${reportId}`, { words: '' })
  const once = useOnce()
  const add = async () => {
    const isTaken = await actOnReport<'POST /my/reports/{reportId}/words'>(reportId, {
      route: 'POST /my/reports/{reportId}/words',
      body: {
        words: draft.body.words.trim(),
        photoIds: draft.photos.map((photo) => photo.photoId),
      },
      photos: draft.photos,
      act: 'add-words',
      title: t('matter.addWords'),
    })
    if (!isTaken) return
    await draft.finish()
    setOpen(false)
  }
  return (
    <ActSheet title={t('matter.addWords')} isOpen={isOpen} onOpen={setOpen}>
      <WordsField value={draft.body.words} onChange={(words) => draft.write({ words })} />
      <PhotoStrip
        photos={draft.photos}
        limit={PHOTO_LIMIT}
        onAdd={draft.addPhotos}
        onRemove={draft.removePhoto}
        onRestore={draft.restorePhoto}
      />
      <Button
        kind="main"
        disabled={draft.body.words.trim().length < SHORTEST_REASON}
        isBusy={once.isBusy}
        onClick={() => void once.run(add)}
      >
        {t('matter.submit')}
      </Button>
    </ActSheet>
  )
}

/** Reopening within 15 days of the end needs a word on why. */
export function Reopen({ reportId, how }: { reportId: string; how: string }) {
  const [isOpen, setOpen] = useState(false)
  const draft = useDraft(`reopen:${reportId}`, { words: '' })
  const once = useOnce()
  const words = draft.body.words.trim()
  const reopen = async () => {
    const isTaken = await actOnReport<'POST /my/reports/{reportId}/reopen'>(reportId, {
      route: 'POST /my/reports/{reportId}/reopen',
      body: { words },
      act: 'reopen',
      title: t('matter.reopen'),
    })
    if (!isTaken) return
    await draft.finish()
    setOpen(false)
  }
  return (
    <ActSheet title={t('matter.reopen')} isOpen={isOpen} onOpen={setOpen}>
      <p>{how}</p>
      <WordsField value={draft.body.words} onChange={(said) => draft.write({ words: said })} />
      <Button
        kind="main"
        disabled={words.length < SHORTEST_REASON}
        isBusy={once.isBusy}
        onClick={() => void once.run(reopen)}
      >
        {t('matter.reopen')}
      </Button>
    </ActSheet>
  )
}

type WithdrawProps = { reportId: string; isFiled: boolean; isAsked: boolean }

/** Withdrawing cannot be undone, so it is asked once more. */
export function Withdraw({ reportId, isFiled, isAsked }: WithdrawProps) {
  const [isOpen, setOpen] = useState(isAsked)
  const once = useOnce()
  const withdraw = async () => {
    const isTaken = await actOnReport<'POST /my/reports/{reportId}/withdraw'>(reportId, {
      route: 'POST /my/reports/{reportId}/withdraw',
      body: {},
      act: 'withdraw',
      title: t('matter.withdraw'),
    })
    if (isTaken) setOpen(false)
  }
  return (
    <ActSheet title={t('matter.withdraw')} isOpen={isOpen} onOpen={setOpen}>
      <p>{t(isFiled ? 'matter.withdrawFiled' : 'matter.withdrawEffect')}</p>
      <div className="two">
        <Button onClick={() => setOpen(false)}>{t('matter.goOn')}</Button>
        <Button isBusy={once.isBusy} onClick={() => void once.run(withdraw)}>
          {t('matter.withdraw')}
        </Button>
      </div>
    </ActSheet>
  )
}

type ActProps = {
  title: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  children: ReactNode
}

function ActSheet({ title, isOpen, onOpen, children }: ActProps) {
  return (
    <>
      <Button onClick={() => onOpen(true)}>{title}</Button>
      <Sheet title={title} isOpen={isOpen} onClose={() => onOpen(false)}>
        {children}
      </Sheet>
    </>
  )
}

function WordsField({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  return (
    <Field label={t('matter.say')}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={3}
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
