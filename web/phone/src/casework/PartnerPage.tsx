import type { PartnerCase } from '@linli/contract/casework/outside-help.contract'
import { call } from '@linli/kit/client'
import { momentWords } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { Pill } from '@linli/kit/parts/Pill'
import { Empty, Failure, Skeleton } from '@linli/kit/parts/States'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useOutbox } from '../outbox/useOutbox.ts'
import { Frame } from '../shell/Frame.tsx'
import { useOnce } from '../shell/useOnce.ts'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { PartnerSheet } from './PartnerSheet.tsx'
import { arriveAsPartner, type PartnerAct, partnerKey } from './partnerActs.ts'
import { stateOfStage } from './TaskRow.tsx'

/** One case for a unit that helps without an account: the link is its way in. */
export function PartnerPage() {
  const { token } = useParams({ from: '/partner/$token' })
  const street = useStreet()
  const { waiting, sent } = useOutbox()
  const [isDone, setDone] = useState(false)
  // What was taken back before it left was not done.
  const noted = [...waiting, ...sent].filter((one) => one.subjectId === token)
  const isTaken = isDone && noted.some((one) => one.act !== 'arrive')
  const page = useQuery({
    queryKey: partnerKey(token),
    queryFn: ({ signal }) => call('GET /partner/{token}', { params: { token }, signal }),
    enabled: !isTaken,
  })
  const title = page.data?.unitName ?? t('casework.partnerTitle')
  if (isTaken) {
    return (
      <Frame title={title} face="resident">
        <Empty words={t('casework.partnerThanks')} />
      </Frame>
    )
  }
  if (page.data && !page.isError) {
    return <OpenCase title={title} token={token} file={page.data} onTaken={() => setDone(true)} />
  }
  return (
    <Frame title={title} face="resident">
      {page.isPending && <Skeleton rows={4} />}
      {page.isError && (
        <Failure error={page.error} phone={street?.phone} onRetry={() => void page.refetch()} />
      )}
    </Frame>
  )
}

type OpenProps = { title: string; token: string; file: PartnerCase; onTaken: () => void }

function OpenCase({ title, token, file, onTaken }: OpenProps) {
  const [act, setAct] = useState<PartnerAct>()
  return (
    <Frame
      title={title}
      face="resident"
      act={
        <>
          <Button kind="main" onClick={() => setAct('done')}>
            {t('casework.do-feed-back')}
          </Button>
          {!file.arrivedAt && <ArriveButton token={token} />}
        </>
      }
    >
      <Facts file={file} />
      <Button className="mt-4" onClick={() => setAct('refuse')}>
        {t('casework.partnerRefuse')}
      </Button>
      {act && (
        <PartnerSheet
          key={act}
          token={token}
          act={act}
          onTaken={onTaken}
          onClose={() => setAct(undefined)}
        />
      )}
    </Frame>
  )
}

function ArriveButton({ token }: { token: string }) {
  const { waiting } = useOutbox()
  const once = useOnce()
  const isNoted = waiting.some((one) => one.subjectId === token && one.act === 'arrive')
  return (
    <Button
      disabled={isNoted}
      isBusy={once.isBusy}
      onClick={() => void once.run(() => arriveAsPartner(token))}
    >
      {t('casework.do-arrive')}
    </Button>
  )
}

function Facts({ file }: { file: PartnerCase }) {
  const at = useNow()
  const reporter = [file.contact?.nameMasked, file.contact?.phoneMasked].filter(Boolean).join(' · ')
  return (
    <section className="grid justify-items-start gap-2">
      <Pill state={stateOfStage(file.stage)}>{t(`casework.stage-${file.stage}`)}</Pill>
      <p className="text-l break-words">{file.text === '' ? file.title : file.text}</p>
      <p className="flex items-baseline gap-2 font-bold">
        <Icon name="pin" className="translate-y-1 text-brand" />
        <span>{[file.place, file.placeWords].filter(Boolean).join(' · ')}</span>
      </p>
      {file.dueAt && <p>{t('casework.partnerDue', { when: momentWords(file.dueAt, at) })}</p>}
      {file.arrivedAt && (
        <p>{t('casework.partnerArrived', { when: momentWords(file.arrivedAt, at) })}</p>
      )}
      {reporter !== '' && <p className="text-ink2">{reporter}</p>}
      <p className="hint">
        {t('matter.numberIs', { number: file.number })} ·{' '}
        {t('casework.partnerUntil', { when: momentWords(file.expiresAt, at) })}
      </p>
    </section>
  )
}
