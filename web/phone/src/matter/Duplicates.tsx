import { call } from '@linli/kit/client'
import { calendarDay } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../words.ts'
import { categoryName, useCatalogue } from './catalogue.ts'
import type { ReportForm } from './reportForm.ts'

type Props = {
  form: ReportForm
  onJoin: (token: string | undefined) => void
}

/** Says that others may have reported the same; joining it is the reader's own choice. */
export function Duplicates({ form, onJoin }: Props) {
  const [isOpen, setOpen] = useState(false)
  const catalogue = useCatalogue()
  const at = useNow()
  const likely = useLikely(form)
  if (likely.length === 0) return null
  const choose = (token: string | undefined) => {
    onJoin(token)
    setOpen(false)
  }
  return (
    <div className="mt-2.5 flex items-start gap-2.5 rounded-lg bg-new-tint px-3.5 py-2.5 text-new">
      <Icon name="ask" className="mt-1" />
      <p className="flex-1">
        {t(form.sameAs ? 'matter.joined' : 'matter.likely')}
        <br />
        <button
          type="button"
          className="min-h-11 cursor-pointer font-bold underline underline-offset-4"
          onClick={() => setOpen(true)}
        >
          {t('matter.seeLikely')}
        </button>
      </p>
      <Sheet title={t('matter.seeLikely')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ul className="grid gap-3 text-ink">
          {likely.map((one) => (
            <li key={one.token} className="card grid gap-2 p-3.5">
              <p>
                <b>{categoryName(catalogue, one.categoryCode) ?? ''}</b> {one.place}
              </p>
              <p className="hint">{t('matter.reportedOn', { day: calendarDay(one.on, at) })}</p>
              <Button onClick={() => choose(one.token)}>{t('matter.same')}</Button>
            </li>
          ))}
        </ul>
        <Button onClick={() => choose(undefined)}>{t('matter.notSame')}</Button>
      </Sheet>
    </div>
  )
}

function useLikely(form: ReportForm) {
  const { categoryCode, place, text } = form
  return (
    useQuery({
      queryKey: ['likely-duplicates', categoryCode, place?.nodeId],
      queryFn: ({ signal }) =>
        call('POST /matter/likely-duplicates', {
          body: { categoryCode: categoryCode ?? '', nodeId: place?.nodeId ?? '', text },
          signal,
        }),
      enabled: categoryCode !== undefined && place !== undefined,
      retry: false,
    }).data?.items ?? []
  )
}
