import { communityPlans } from './communities.ts'
import type { DemoStreet } from './demo-street.ts'
import { drawCommunity } from './drawing.ts'
import { idSequence } from './identifier.ts'
import { staffStreet } from './people.ts'
import { numberPositions } from './positions.ts'
import { randomOf } from './random.ts'
import { plantTree } from './tree.ts'
import { foundUnits } from './units.ts'

/** Makes the whole demo street from a seed: the same seed always gives the same data. */
export function generateStreet(seed = 370105): DemoStreet {
  const newId = idSequence(randomOf(seed, 'identifiers'))
  const drawn = communityPlans().map((plan) => drawCommunity(seed, plan))
  const tree = plantTree(newId, drawn)
  numberPositions(tree.nodes)
  const units = foundUnits(newId, tree.communities)
  const staff = staffStreet({ seed, newId, communities: tree.communities, units })
  return { seed, nodes: tree.nodes, units, ...staff }
}
