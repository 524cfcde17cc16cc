/** What people read: tables, progress bars, lines. Everything here takes the services' JSON and returns text. */
package dev.longform.cli.view;
