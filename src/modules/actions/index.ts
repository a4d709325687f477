export {
  type Action,
  type ActionCall,
  ActionFault,
  type ActionOutput,
  type ActionOutputs,
  type ActionParameter,
  type DescribedAction,
  type LocalAction,
  type OutsideAction,
  VALUE_TYPES,
  type ValueType,
} from './action.ts'
export { WorkflowAction, WorkflowValueTypeEnum } from './action.type.ts'
