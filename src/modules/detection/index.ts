export { type Geography, NO_GEOGRAPHY } from './geography.ts'
