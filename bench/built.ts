/** A module as it runs for others: compiled by `npm run build`, without what running TypeScript directly adds to every function. */
export const built = <Module>(path: string): Promise<Module> =>
  import(new URL(`../dist/src/${path}.js`, import.meta.url).href) as Promise<Module>
