import './production.ts'
import 'reflect-metadata'
import { runProcess } from './process.ts'

await runProcess()
