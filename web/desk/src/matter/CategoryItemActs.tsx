import { Icon } from '@linli/kit/icons'
import { t } from '../words.ts'
import { moved } from './category-draft.ts'

/** Moves one item of an ordered list, or takes it out; by buttons, so that no dragging is needed. */
export function CategoryItemActs<Item>(props: {
  list: readonly Item[]
  index: number
  name: string
  onList: (list: Item[]) => void
}) {
  const { list, index, name, onList } = props
  return (
    <div className="rules-item-acts">
      <button
        type="button"
        className="close"
        aria-label={t('matter.moveUp', { name })}
        disabled={index === 0}
        onClick={() => onList(moved(list, index, -1))}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="close"
        aria-label={t('matter.moveDown', { name })}
        disabled={index === list.length - 1}
        onClick={() => onList(moved(list, index, 1))}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="close"
        aria-label={t('matter.removeItem', { name })}
        onClick={() => onList(list.filter((_, place) => place !== index))}
      >
        <Icon name="bin" />
      </button>
    </div>
  )
}
