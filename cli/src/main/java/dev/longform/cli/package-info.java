/** The {@code longform} command: its entry, and what it says when a command line is wrong or a command fails. */
package dev.longform.cli;
