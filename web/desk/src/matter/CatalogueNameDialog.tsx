import { isNameCode, type NameList } from '@linli/contract/matter/catalogue-name.rules'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { DialogEnd, Refused } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { type Category, spoken } from './catalogue.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'
import { useName } from './catalogue-edit.ts'

/** What is named: one that stands in the draft, or a new one while there is no code. */
export type Named = { list: NameList; code?: string; name?: Category['names'] }

type Props = { page: CatalogueVersionPage; named: Named; onClose: () => void }

/** A name in both languages; a new one also gets the code that types refer to. */
export function CatalogueNameDialog({ page, named, onClose }: Props) {
  const { list } = named
  const isNew = named.code === undefined
  const [code, setCode] = useState(named.code ?? '')
  const [name, setName] = useState(named.name ?? { zh: '', en: '' })
  const [revision] = useState(page.revisions[`${list} ${named.code}`])
  const [isTried, setTried] = useState(false)
  const isTaken = isNew && page.version[list][code] !== undefined
  const isWhole =
    isNameCode(list, code) && !isTaken && name.zh.trim() !== '' && name.en.trim() !== ''
  const naming = useName(page.item.catalogueId, () => {
    announce(t('matter.named', { name: spoken(name) }))
    onClose()
  })
  return (
    <Dialog title={t(isNew ? `matter.add-${list}` : 'matter.rename')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (isWhole) naming.mutate({ list, code, name, revision })
        }}
      >
        <p className="s">{t('matter.nameEffect')}</p>
        <Refused error={naming.error} />
        {isNew && (
          <FormField
            label={t('matter.code')}
            hint={t(list === 'majors' ? 'matter.majorCodeHint' : 'matter.nameCodeHint')}
            error={isTried ? codeError(list, code, isTaken) : undefined}
          >
            {(wiring) => (
              <input
                {...wiring}
                data-first-focus
                className="input"
                maxLength={40}
                value={code}
                onChange={(event) => setCode(event.target.value.trim())}
              />
            )}
          </FormField>
        )}
        {(['zh', 'en'] as const).map((language) => (
          <FormField
            key={language}
            label={t(language === 'zh' ? 'matter.inChineseOnly' : 'matter.inEnglishOnly')}
            error={isTried && name[language].trim() === '' ? t('matter.gap-text') : undefined}
          >
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                maxLength={60}
                value={name[language]}
                onChange={(event) => setName({ ...name, [language]: event.target.value })}
              />
            )}
          </FormField>
        ))}
        <DialogEnd
          verb={t('matter.keepName')}
          not={t('matter.notRename')}
          onClose={onClose}
          isBusy={naming.isPending}
        />
      </form>
    </Dialog>
  )
}

function codeError(list: NameList, code: string, isTaken: boolean): string | undefined {
  if (isTaken) return t('matter.codeTaken')
  return isNameCode(list, code) ? undefined : t('matter.oddCode')
}
