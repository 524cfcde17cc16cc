/** {@code longform datasets}. */
package dev.longform.cli.command.datasets;
