/** {@code longform schedules}. */
package dev.longform.cli.command.schedules;
