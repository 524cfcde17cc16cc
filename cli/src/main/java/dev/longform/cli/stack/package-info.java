/** The local system: broker, database and services as supervised child processes. */
package dev.longform.cli.stack;
