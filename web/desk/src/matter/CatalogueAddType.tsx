import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../shell/Dialog.tsx'
import { DialogEnd } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'
import { majorWords } from './catalogue-words.ts'
import { nextCode } from './category-draft.ts'

/** Where a new type belongs; its number follows from that, and the editor opens with it. */
export function CatalogueAddType(props: { page: CatalogueVersionPage; onClose: () => void }) {
  const { version, item } = props.page
  const navigate = useNavigate()
  const majors = Object.keys(version.majors)
  const [major, setMajor] = useState(majors[0] ?? '')
  const code = nextCode(version, major)
  return (
    <Dialog title={t('matter.addType')} onClose={props.onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (code === undefined) return
          const params = { catalogueId: item.catalogueId, code }
          void navigate({ to: '/catalogues/$catalogueId/types/$code', params })
        }}
      >
        <FormField
          label={t('matter.major')}
          hint={code === undefined ? t('matter.majorFull') : t('matter.nextCode', { code })}
        >
          {(wiring) => (
            <select
              {...wiring}
              data-first-focus
              className="input"
              value={major}
              onChange={(event) => setMajor(event.target.value)}
            >
              {majors.map((one) => (
                <option key={one} value={one}>
                  {majorWords(one, version)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <DialogEnd
          verb={t('matter.describeType')}
          not={t('matter.notAdd')}
          onClose={props.onClose}
          isBusy={code === undefined}
        />
      </form>
    </Dialog>
  )
}
