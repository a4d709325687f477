export { ENGINE_ACTIONS } from './engine/engine-actions.ts'
