export {
  type Action,
  ActionFault,
  type ActionOutputs,
  type ActionParameter,
  type DescribedAction,
  type LocalAction,
  type OutsideAction,
  type ValueType,
} from './action.ts'
export { WorkflowValueTypeEnum } from './action.type.ts'
