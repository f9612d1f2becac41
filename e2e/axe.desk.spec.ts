import { testAccessibility } from './accessible.ts'

testAccessibility('desk')
