/** {@code longform dead-letters}. */
package dev.longform.cli.command.deadletters;
