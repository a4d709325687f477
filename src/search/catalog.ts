import { attributeField, declareField, type Field, type FieldDeclaration, tagField } from './field.ts'

/** What can be searched in one kind of document. */
export interface FieldCatalog {
  readonly fields: readonly Field[]
  /** Declared fields by name and by alias. */
  readonly byReference: ReadonlyMap<string, Field>
  /** Where free text looks. */
  readonly text: readonly Field[]
  /** Where `*:` looks beside free text's fields and all attributes. */
  readonly fullText: readonly Field[]
}

export interface CatalogDeclaration {
  readonly fields: readonly FieldDeclaration[]
  /** References of the fields in which free text looks. */
  readonly text: readonly string[]
  /** References of more fields for `*:`; the attributes need not be named. */
  readonly fullText?: readonly string[]
}

const RESERVED_TAGS: FieldDeclaration = {
  name: 'tags',
  label: 'Tags',
  description: 'Whole tags, such as env:prod.',
  kind: 'STRING',
  shape: 'MANY',
}

export function createCatalog({ fields, text, fullText = [] }: CatalogDeclaration): FieldCatalog {
  const declared = fields.some(({ name }) => name === 'tags') ? fields : [...fields, RESERVED_TAGS]
  const catalog: FieldCatalog & { text: Field[]; fullText: Field[]; byReference: Map<string, Field> } = {
    fields: declared.map(declareField),
    byReference: new Map(),
    text: [],
    fullText: [],
  }
  for (const field of catalog.fields) {
    for (const reference of [field.name, ...field.aliases]) {
      if (catalog.byReference.has(reference)) throw new Error(`Two fields of the catalog are called ${reference}.`)
      catalog.byReference.set(reference, field)
    }
  }
  catalog.text.push(...text.map((reference) => resolveField(catalog, reference)))
  catalog.fullText.push(...fullText.map((reference) => resolveField(catalog, reference)))
  return catalog
}

/** The field that a reference names: a declared one, else `@path` and `#name` in the attributes, else a tag key. */
export function resolveField({ byReference }: Pick<FieldCatalog, 'byReference'>, reference: string): Field {
  const declared = byReference.get(reference)
  if (declared) return declared
  if (reference.startsWith('@')) return attributeField(reference.slice(1))
  return reference.startsWith('#') ? attributeField(reference) : tagField(reference)
}
