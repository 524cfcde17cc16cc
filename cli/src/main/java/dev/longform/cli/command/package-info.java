/** What subcommands share; they stand in packages named like the first word after {@code longform}, one small class for each. */
package dev.longform.cli.command;
