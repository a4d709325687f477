// Imported before anything else: graphql looks at NODE_ENV once, when it is loaded, and skips costly checks of each value in production.
process.env.NODE_ENV ??= 'production'
