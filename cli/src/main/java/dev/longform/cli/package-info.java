/** The {@code longform} command: one small class for each subcommand. */
package dev.longform.cli;
