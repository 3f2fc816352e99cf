/** Where extensions live: beside the services' schemas, writable by none of them. */
export const EXTENSIONS_SCHEMA = 'extensions';

/** What the services' tables and queries rely on. All of them come with Postgres. */
export const EXTENSIONS = ['btree_gist', 'pg_trgm', 'unaccent', 'citext'] as const;
