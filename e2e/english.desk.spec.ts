import { testEnglish } from './english.ts'

testEnglish('desk')
