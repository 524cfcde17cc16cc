/** {@code longform audit}. */
package dev.longform.cli.command.audit;
