import './workers.ts'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { EXAMPLES } from './examples.ts'
import { createFetcher } from './fetcher.ts'

/** Kept for this browser tab only. */
const KEY = 'signalbox:key'

const fetcher = createFetcher(() => sessionStorage.getItem(KEY) ?? '')
const plugins = [HISTORY_PLUGIN]
const tabs = EXAMPLES.map(({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2) }))

/** Tabs of an earlier visit bring their own variables; the first one of a first visit has to be told. */
const firstVisit = localStorage.getItem('graphiql:tabState') === null
const initial = firstVisit && tabs[0] ? { initialVariables: tabs[0].variables } : {}

function KeyField() {
  const [key, setKey] = useState(sessionStorage.getItem(KEY) ?? '')
  return (
    <label className="key">
      API key
      <input
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="paste a key"
        value={key}
        onChange={({ target }) => {
          setKey(target.value)
          sessionStorage.setItem(KEY, target.value.trim())
        }}
      />
    </label>
  )
}

function Page() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultTabs={tabs}
      {...initial}
      defaultEditorToolsVisibility="variables"
      showPersistHeadersSettings={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <KeyField />
        <span className="brand">Signalbox</span>
      </GraphiQL.Logo>
    </GraphiQL>
  )
}

const element = document.getElementById('page')
if (element) createRoot(element).render(<Page />)
