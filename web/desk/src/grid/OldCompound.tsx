import { call } from '@linli/kit/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { refetch } from '../shell/asking.ts'
import { Dialog } from '../shell/Dialog.tsx'
import { DialogEnd, Refused } from '../shell/DialogEnd.tsx'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import type { GridNode } from './grid-data.ts'

/** Whether a compound is an old one 老旧小区, and for those who answer for it the way to mark it or take the mark off. */
export function OldCompound({ node }: { node: GridNode }) {
  const mayMark = useMayMark(node)
  const [isAsking, setAsking] = useState(false)
  if (node.kind !== 'mid-grid') return null
  const isOld = node.isOldCompound === true
  return (
    <p className="row wrap old-compound">
      {isOld && <b>{t('grid.oldCompound')}</b>}
      {mayMark && (
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {t(isOld ? 'grid.unmarkOld' : 'grid.markOld')}
        </button>
      )}
      {isAsking && <MarkDialog node={node} isOld={!isOld} onClose={() => setAsking(false)} />}
    </p>
  )
}

function MarkDialog(props: { node: GridNode; isOld: boolean; onClose: () => void }) {
  const { node, isOld } = props
  const verb = t(isOld ? 'grid.markOld' : 'grid.unmarkOld')
  const marking = useMutation({
    mutationFn: () => mark(node, isOld),
    onSuccess: () => {
      announce(saidOf(node, isOld), () => void mark(node, !isOld))
      props.onClose()
    },
  })
  return (
    <Dialog title={verb} onClose={props.onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          marking.mutate()
        }}
      >
        <p>{t(isOld ? 'grid.markEffect' : 'grid.unmarkEffect', { name: node.name })}</p>
        <Refused error={marking.error} />
        <DialogEnd
          verb={verb}
          not={t('grid.notMark')}
          onClose={props.onClose}
          isBusy={marking.isPending}
        />
      </form>
    </Dialog>
  )
}

async function mark(node: GridNode, isOld: boolean): Promise<void> {
  await call('PUT /grid/nodes/{nodeId}/old-compound', {
    params: { nodeId: node.nodeId },
    body: { isOld },
  })
  void refetch('GET /grid/nodes', 'GET /cases')
}

function saidOf(node: GridNode, isOld: boolean): string {
  return t(isOld ? 'grid.markedOld' : 'grid.unmarkedOld', { name: node.name })
}

/** The administrator for the whole street, a secretary for the compounds of their own community. */
function useMayMark(node: GridNode): boolean {
  const acting = useMe().data?.acting
  if (acting?.post === 'administrator') return true
  return acting?.post === 'community-secretary' && acting.nodeId === node.parentId
}
