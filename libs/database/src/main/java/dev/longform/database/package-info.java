/**
 * What every service with a database does: records go there in batches, one transaction each; a database that is away
 * is waited for, and people are told so.
 */
package dev.longform.database;
