import { Button } from '@linli/kit/parts/Button'
import { changeSettings, setElder, useSettings } from '../shell/settings.ts'
import { t } from '../words.ts'

/** 长辈版, asked once at the first entry: two answers of the same size. */
export function AskElder() {
  const { wasAskedElder } = useSettings()
  if (wasAskedElder) return null
  return (
    <section className="card mt-2 px-4 pt-3.5 pb-4">
      <p className="mb-3 text-l font-bold">{t('matter.askElder')}</p>
      <div className="two">
        <Button onClick={() => void setElder(true)}>{t('matter.askElderYes')}</Button>
        <Button onClick={() => void changeSettings({ wasAskedElder: true })}>
          {t('matter.askElderNo')}
        </Button>
      </div>
    </section>
  )
}
