import { testEnglish } from './english.ts'

testEnglish('phone')
