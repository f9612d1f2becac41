import { useNavigate, useSearch } from '@tanstack/react-router'
import { call } from '@linli/kit/client'
import { errorWords } from '@linli/kit/problem'
import { useMutation } from '@tanstack/react-query'
import { asking, useAnswer } from '../shell/asking.ts'
import { Waiting } from '../shell/answered.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { ActForBanner } from './ActForBanner.tsx'
import { ActForForm } from './ActForForm.tsx'
import { ActForReport } from './ActForReport.tsx'
import { CallerActs } from './CallerActs.tsx'
import './casework.css'
import './act-for.css'
import './intake.css'

/** 来电查询: the caller says the check word; staff read out, write down and answer for them, with both names kept. */
export function ActForPage() {
  useTitle(t('casework.actForTitle'))
  const { caller } = useSearch({ from: '/desk/act-for' })
  const navigate = useNavigate()
  const go = (actForId: string | undefined) =>
    void navigate({ to: '/act-for', search: actForId === undefined ? {} : { caller: actForId } })
  if (caller === undefined) return <ActForForm onOpened={go} />
  return <Served key={caller} actForId={caller} onLeft={() => go(undefined)} />
}

function Served({ actForId, onLeft }: { actForId: string; onLeft: () => void }) {
  const served = useAnswer('GET /act-for/{actForId}', { params: { actForId } })
  const leaving = useMutation({
    mutationFn: () => call('POST /act-for/{actForId}/end', { params: { actForId } }),
    onSettled: () => {
      asking.removeQueries({ queryKey: ['GET /act-for/{actForId}'] })
      onLeft()
    },
  })
  if (served.isError) return <Over error={served.error} onLeft={onLeft} />
  if (served.data === undefined) return <Waiting bars={6} />
  const { actFor, report } = served.data
  return (
    <>
      <ActForBanner
        name={report.contact?.nameMasked ?? ''}
        channel={actFor.way}
        onStop={() => leaving.mutate()}
      />
      <div className="act-for-columns">
        <ActForReport report={report} until={actFor.expiresAt} />
        <CallerActs actForId={actForId} report={report} />
      </div>
    </>
  )
}

/** The half hour is over, or it is another's caller: the check word is asked again. */
function Over({ error, onLeft }: { error: unknown; onLeft: () => void }) {
  return (
    <div className="failure card" role="alert">
      <p>{errorWords(error)}</p>
      <button type="button" className="btn p" onClick={onLeft}>
        {t('casework.askWordAgain')}
      </button>
    </div>
  )
}
