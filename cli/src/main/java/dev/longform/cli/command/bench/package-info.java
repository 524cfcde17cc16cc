/** {@code longform bench}: the command lines of {@link dev.longform.cli.bench}. */
package dev.longform.cli.command.bench;
