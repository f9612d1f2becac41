import type { Reading } from '@linli/contract/platform/reading.contract'
import { isProblem } from '@linli/kit/client'
import { momentWords, timeOfDay } from '@linli/kit/clock'
import { Button } from '@linli/kit/parts/Button'
import { Sheet } from '@linli/kit/parts/Sheet'
import { Empty, Failure, Skeleton } from '@linli/kit/parts/States'
import { useNow } from '@linli/kit/ticking'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { postName } from '../sign-in/postName.ts'
import { isFieldPost, useMe, useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { byDay, fieldKey, readerWords, readingsQuery, reasonKey } from './readings.ts'

/** 谁看过我的信息: every reading of this person's data, by day. */
export function ReadingsPage() {
  const navigate = useNavigate()
  const me = useMe()
  return (
    <Frame
      title={t('privacy.title')}
      face={isFieldPost(me?.acting) ? 'field' : 'resident'}
      hasTabs
      onBack={() => navigate({ to: '/me' })}
    >
      <Log />
    </Frame>
  )
}

function Log() {
  const street = useStreet()
  const log = useInfiniteQuery(readingsQuery)
  if (log.isPending) return <Skeleton rows={4} />
  if (isProblem(log.error, 'not-signed-in')) return <SignInFirst />
  if (!log.data)
    return <Failure error={log.error} phone={street?.phone} onRetry={() => void log.refetch()} />
  const readings = log.data.pages.flatMap((page) => page.items)
  return (
    <>
      <Listed readings={readings} isAll={!log.hasNextPage} />
      {log.hasNextPage && (
        <Button
          className="mt-4"
          onClick={() => void log.fetchNextPage()}
          isBusy={log.isFetchingNextPage}
        >
          {t('privacy.earlier')}
        </Button>
      )}
    </>
  )
}

function Listed({ readings, isAll }: { readings: readonly Reading[]; isAll: boolean }) {
  if (readings.length === 0) return <Empty words={t('privacy.none')} />
  return (
    <>
      <Count count={readings.length} isAll={isAll} />
      <Days readings={readings} />
    </>
  )
}

function SignInFirst() {
  return (
    <Empty words={t('signIn.signedOut')}>
      <Link to="/sign-in" className="btn btn-plain">
        {t('signIn.open')}
      </Link>
    </Empty>
  )
}

function Count({ count, isAll }: { count: number; isAll: boolean }) {
  return (
    <section className="card flex flex-wrap items-center gap-x-4 p-4">
      <b className="text-2xl">{t(isAll ? 'privacy.times' : 'privacy.timesListed', { count })}</b>
      <span className="min-w-[min(10rem,100%)] flex-1 text-ink2">{t('privacy.everyTime')}</span>
    </section>
  )
}

function Days({ readings }: { readings: readonly Reading[] }) {
  const at = useNow()
  return byDay(readings, at).map(({ day, readings: ofDay }) => (
    <section key={day}>
      <h2 className="hint mt-3 mb-1 font-normal">{day}</h2>
      <ul className="card divide-y divide-line">
        {ofDay.map((reading) => (
          <ReadingRow key={reading.readingId} reading={reading} />
        ))}
      </ul>
    </section>
  ))
}

function ReadingRow({ reading }: { reading: Reading }) {
  const [isAsking, setAsking] = useState(false)
  const what = reading.fields.map((field) => t(`privacy.${fieldKey(field)}`))
  const number = t('privacy.workNumber', { number: reading.workNumber })
  const who = [reading.name, number].filter(Boolean).join(' ')
  return (
    <li className="px-4 pt-4 pb-2">
      <p className="break-keep wrap-anywhere">
        <b>{readerWords(reading.unit, postName(reading.post))}</b> {t('privacy.saw')}{' '}
        <b>{what.join(t('privacy.and'))}</b>
      </p>
      <p className="text-ink2">
        {t(`privacy.${reasonKey(reading.reason)}`)}
        {reading.about && <span className="ml-3 whitespace-nowrap">{reading.about}</span>}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="hint">{[timeOfDay(reading.at), who].join(' · ')}</span>
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t('privacy.notRight')}
        </Button>
      </div>
      <Sheet title={t('privacy.notRight')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <Query reading={reading} />
      </Sheet>
    </li>
  )
}

/** Whom to ask about one reading, and what to say so that it is found. */
function Query({ reading }: { reading: Reading }) {
  const at = useNow()
  const street = useStreet()
  const when = momentWords(reading.at, at)
  return (
    <>
      <p>
        {reading.about
          ? t('privacy.sayNumber', { number: reading.about, when })
          : t('privacy.sayWhen', { when })}
      </p>
      {street && (
        <a className="btn btn-main" href={`tel:${street.phone.replaceAll(' ', '')}`}>
          {t('privacy.callUs', { phone: street.phone })}
        </a>
      )}
    </>
  )
}
