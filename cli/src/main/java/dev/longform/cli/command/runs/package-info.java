/** {@code longform runs}. */
package dev.longform.cli.command.runs;
