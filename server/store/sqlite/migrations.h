/* The numbered changes of the schema, one file each, never edited once released. */
#ifndef RUNDE_STORE_SQLITE_MIGRATIONS_H
#define RUNDE_STORE_SQLITE_MIGRATIONS_H

extern const char sqlite_migration_0001[];

#endif
