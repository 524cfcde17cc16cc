/** {@code longform templates}. */
package dev.longform.cli.command.templates;
