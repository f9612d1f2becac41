import { type Answer, call } from '@linli/kit/client'
import { exactMoment } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { errorWords } from '@linli/kit/problem'
import { useId, useState } from 'react'
import { Dialog } from '../shell/Dialog.tsx'
import { useStreet } from '../shell/session.ts'
import { t } from '../words.ts'
import { useOnce } from './acts/use-act.ts'
import type { CasePageData } from './case-words.ts'

type Link = Answer<'POST /cases/{caseId}/partner-link'>
type Props = { page: CasePageData; unit: string; onClose: () => void }

/** A way into this one case for a unit without an account; the address is shown once. */
export function PartnerLinkDialog({ page, unit, onClose }: Props) {
  const [link, setLink] = useState<Link>()
  const making = useOnce(
    async (caseId: CasePageData['caseId'], key) => {
      setLink(await call('POST /cases/{caseId}/partner-link', { params: { caseId }, key }))
    },
    () => undefined,
  )
  return (
    <Dialog title={t('casework.linkTitle', { unit })} onClose={onClose}>
      {link !== undefined ? (
        <LinkSheet page={page} unit={unit} link={link} />
      ) : (
        <div className="stack">
          <p>{t('casework.linkEffect', { unit })}</p>
          <p className="s">{t('casework.linkOld')}</p>
          {making.isError && (
            <p className="error" role="alert">
              {errorWords(making.error)}
            </p>
          )}
          <div className="go">
            <button
              type="button"
              className="btn p"
              disabled={making.isPending}
              onClick={() => making.mutate(page.caseId)}
            >
              {t('casework.linkDo')}
            </button>
            <button type="button" className="btn" onClick={onClose}>
              {t('casework.linkNotNow')}
            </button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

/** What is handed over, on the screen or printed: address, until when, and what it allows. */
function LinkSheet({ page, unit, link }: { page: CasePageData; unit: string; link: Link }) {
  const street = useStreet().data
  return (
    <div className="link-sheet stack">
      <p>
        <b>{page.number}</b> {page.title}
        <br />
        {page.place}
      </p>
      <LinkAddress url={link.url} />
      <p>
        <b>{t('casework.linkUntil', { when: exactMoment(link.expiresAt), unit })}</b>
      </p>
      <p>{t('casework.linkMay')}</p>
      <p>
        {t('casework.linkHave')} {street?.phone}
      </p>
      <p className="s">{t('casework.linkOnce')}</p>
      <div className="go">
        <button type="button" className="btn" onClick={() => print()}>
          <Icon name="print" />
          {t('casework.linkPrint')}
        </button>
      </div>
    </div>
  )
}

function LinkAddress({ url }: { url: string }) {
  const id = useId()
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard
      .writeText(url)
      .then(() => setSaid(t('casework.linkCopied')))
      .catch(() => setSaid(t('casework.linkNotCopied')))
  return (
    <div className="field">
      <p className="label" id={id}>
        {t('casework.linkAddress')}
      </p>
      <output className="link-address" aria-labelledby={id}>
        {url}
      </output>
      <p className="row">
        <button type="button" className="btn p" data-first-focus onClick={() => void copy()}>
          <Icon name="copy" />
          {t('casework.linkCopy')}
        </button>
        <span role="status">{said}</span>
      </p>
    </div>
  )
}
